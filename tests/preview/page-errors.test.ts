import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { afterEach, expect, it } from 'vitest'
import type { Preview } from '../../dist/preview/start-preview.js'
import type { PreviewState } from '../../dist/preview/state.js'
import { monthlyFrontMatter, plainChapter, writeBriefing } from '../briefing-folder.js'
import { addUnknownChunk, paint } from '../pictures/bitmaps.js'
import { startSample } from './window.js'

let preview: Preview | undefined
afterEach(() => preview?.close())

/** Starts a preview, and waits for what it comes to rest at. */
async function follow(folder: string) {
  let state: PreviewState | undefined
  let passes = 0
  let watched = 0
  preview = await startSample(folder, {
    onState(next) {
      if (next.making === 'pages' && state?.making !== 'pages') passes += 1
      state = next
      watched = Math.min(watched, errors()?.length ?? 0)
    },
  })
  const errors = () =>
    state?.findings.flatMap(({ severity, rule, line }) =>
      severity === 'error' ? [`${rule} ${line}`] : [],
    )
  const seen = () => state && !state.making && { stale: state.stale, errors: errors() }
  return {
    /** From now on: the smallest count of errors. */
    fewest() {
      watched = Number.POSITIVE_INFINITY
      return () => watched
    },
    /** How often it has turned to the pages. */
    passes: () => passes,
    pages: () => state?.pages?.version,
    rests: (expected: { stale: boolean; errors: string[] }) =>
      expect.poll(seen, { timeout: 30_000, interval: 30 }).toEqual(expected),
  }
}

it('keeps the error of a picture that only its printing shows, as long as it is there', {
  timeout: 120_000,
}, async () => {
  const sound = await paint(1500, 1500).png().toBuffer()
  const figure = ':::figure{#a}\n![絵](a.png)\n\n題\n:::\n\n[](#a)を見る。'
  const chapter = plainChapter.replace('本文', `${figure}\n\n本文`)
  // Small enough for a screen, so that nothing is left of the chunk there; too large for its place on paper.
  const folder = await writeBriefing({ '01-chapter.md': chapter, 'a.png': addUnknownChunk(sound) })
  const save = (name: string, content: string | Buffer) =>
    writeFile(path.join(folder, name), content)
  const { passes, pages, rests } = await follow(folder)
  await rests({ stale: true, errors: ['picture 10'] })
  expect(pages()).toBeUndefined()

  // The HTML of the pages stays as it was.
  const before = passes()
  await save('01-chapter.md', `${chapter}\n`)
  await expect.poll(passes, { timeout: 30_000 }).toBeGreaterThan(before)
  await rests({ stale: true, errors: ['picture 10'] })
  expect(pages()).toBeUndefined()

  await save('a.png', sound)
  await rests({ stale: false, errors: [] })
  expect(pages()).toBeDefined()
})

it('keeps what only the pages show in the list while they are set again', {
  timeout: 120_000,
}, async () => {
  const row = (cell: string) => `|${` ${cell} |`.repeat(12)}`
  const wide = [row('Confidence'), row('---'), row('CVE-2024-3400')].join('\n')
  const chapter = `${plainChapter.replace('本文', `${wide}\n\n本文`)}`
  const folder = await writeBriefing({ '01-chapter.md': chapter })
  const { pages, rests, fewest } = await follow(folder)
  await rests({ stale: false, errors: ['too-wide 9'] })
  expect(pages()).toBe(1)
  const least = fewest()
  await writeFile(path.join(folder, '01-chapter.md'), chapter.replace('要点', '別の要点'))
  await expect.poll(pages, { timeout: 30_000 }).toBe(2)
  await rests({ stale: false, errors: ['too-wide 9'] })
  expect(least()).toBe(1)
})

it('shows on the pages how much longer the summary is than its page', {
  timeout: 120_000,
}, async () => {
  const folder = await writeBriefing()
  const save = (opening: string) =>
    writeFile(path.join(folder, 'briefing.md'), `${monthlyFrontMatter}${opening}\n`)
  const { pages, rests } = await follow(folder)
  await rests({ stale: false, errors: [] })
  expect(pages()).toBe(1)
  await save('長い導入の文。'.repeat(800))
  await rests({ stale: false, errors: ['summary-too-long 11'] })
  expect(pages()).toBe(2)
  await save('別の導入の文。')
  await rests({ stale: false, errors: [] })
  expect(pages()).toBe(3)
})
