import { type LaunchedBrowser, launchBrowser } from '../dist/browser/launch.js'
import { type BuildSettings, buildBriefing } from '../dist/pipeline.js'

/** Milliseconds by the clock, and of processor time that Node.js used: that one tells the same on a busy machine. */
export interface Time {
  clock: number
  node: number
}

/**
 * Builds a briefing and returns the time of each of its steps, by name. What runs beside another step, as the HTML edition
 * does beside finishing, is counted for the step that began last.
 *
 * @param shared without one, a browser is launched as the step `launch`, and closed in the end
 * @throws Error if the briefing is not built
 */
export async function timeSteps(
  folder: string,
  output: string,
  shared?: LaunchedBrowser,
  settings: Partial<BuildSettings> = {},
): Promise<Map<string, Time>> {
  const times = new Map<string, Time>()
  let current = 'launch'
  let since = performance.now()
  let used = usedByNode()
  const turnTo = (step: string): void => {
    const [now, usedNow] = [performance.now(), usedByNode()]
    const { clock, node } = times.get(current) ?? { clock: 0, node: 0 }
    times.set(current, { clock: clock + now - since, node: node + usedNow - used })
    current = step
    since = now
    used = usedNow
  }
  const browser = shared ?? (await launchBrowser())
  const result = await buildBriefing(
    folder,
    {
      templates: 'templates',
      output,
      editions: ['pdf', 'html'],
      epoch: undefined,
      rules: {},
      verify: true,
      browser: async () => browser,
      ...settings,
    },
    turnTo,
  )
  turnTo('')
  if (!shared) await browser.close()
  if (!result.built) throw new Error(`${folder} was not built: check it first`)
  return times
}

function usedByNode(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}
