import type { Theme } from '../house/theme/theme.js'
import type { RuleSettings } from '../lint/check.js'
import type { Checked } from '../lint/fix/to-source.js'
import { buildBriefing } from '../pipeline.js'
import type { Level } from '../source/tlp/level.js'
import { type BrowserOptions, shareBrowser } from './share-browser.js'

/** How pages are looked at by `briefing check --pages`. */
export interface PageOptions extends BrowserOptions {
  /** Levels of TLP whose editions are looked at; by default the whole. */
  tlp?: Level[] | undefined
}

/** How the house has it. */
interface ProofSettings {
  rules: RuleSettings
  theme: Theme
  /** Folder of the templates. */
  templates: string
}

/**
 * Sets each briefing in a browser and reads its PDF back, without writing anything: what only the pages show comes to
 * the messages of the sources.
 *
 * @param folders of the briefings, in the order of `checked`
 */
export async function provePages(
  folders: readonly string[],
  checked: readonly Checked[],
  { tlp, rules, theme, templates, ...options }: PageOptions & ProofSettings,
): Promise<Checked[]> {
  const browser = shareBrowser(options)
  const proved: Checked[] = []
  try {
    for (const [index, each] of checked.entries()) {
      const folder = folders[index]
      const readable = folder !== undefined && each.kind === 'briefing'
      const { files } = readable
        ? await buildBriefing(folder, {
            templates,
            theme,
            rules,
            output: undefined,
            editions: ['pdf'],
            levels: tlp ?? [],
            epoch: undefined,
            verify: true,
            browser: browser.open,
            prepareBrowser: browser.prepare,
          })
        : each
      proved.push({ ...each, files })
    }
  } finally {
    await browser.close()
  }
  return proved
}
