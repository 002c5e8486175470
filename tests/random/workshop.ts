import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { type LaunchedBrowser, launchBrowser } from '../../src/browser/launch.js'
import type { Block, RandomBriefing } from './document.js'

/** What briefings are built with, one after the other. */
export interface Workshop extends AsyncDisposable {
  browser: LaunchedBrowser
  /** Folder for what is built. */
  output: string
  /** Of each layout and language, the height in points of the body's type in a briefing of hardly anything. */
  heights: Map<string, number>
}

export async function openWorkshop(): Promise<Workshop> {
  const browser = await launchBrowser()
  const output = await mkdtemp(path.join(tmpdir(), 'briefing-random-'))
  return {
    browser,
    output,
    heights: new Map(),
    async [Symbol.asyncDispose]() {
      await browser.close()
      await rm(output, { recursive: true, force: true })
    },
  }
}

/** A briefing of its layout and language with as little in it as may be. */
export function leastBriefing({
  layout,
  language,
}: Pick<RandomBriefing, 'layout' | 'language'>): RandomBriefing {
  const words = { kind: 'words', pick: 0, serial: true } as const
  const opening: Block = { kind: 'paragraph', children: [words] }
  const chapter = { title: [words], summary: [[words]], blocks: [] }
  return {
    layout,
    language,
    toc: false,
    classification: 'Public',
    summaryPages: undefined,
    isTranslation: false,
    extra: false,
    disclaimer: [],
    contact: false,
    opening: [opening],
    chapters: layout === 'monthly' ? [chapter] : [],
  }
}
