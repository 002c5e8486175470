import path from 'node:path'
import { listConfigPlaces } from '../house/config/config-places.js'
import { type ConfigOptions, loadConfig, settleRules } from '../house/config/load-config.js'
import { loadTheme } from '../house/theme/load-theme.js'
import type { Theme } from '../house/theme/theme.js'
import type { RuleSettings } from '../lint/check.js'

/** What the house has settled for all briefings. */
export interface House {
  rules: RuleSettings
  theme: Theme
}

/**
 * Reads the house's settings as they stand in their files now.
 *
 * @param onPath called with each file and folder that they are made of, even those that are not there yet
 * @throws BriefingError (usage) if something of them cannot be used.
 */
export type ReadHouse = (onPath: (path: string) => void) => Promise<House>

/** Takes the options of the command line; returns what reads the configuration and the theme anew each time. */
export function createHouse({
  theme: named,
  ...options
}: Omit<ConfigOptions, 'cwd'> & { theme?: string }): ReadHouse {
  return async (onPath) => {
    for (const file of await listConfigPlaces(options.config, { allowJs: options.jsConfig }))
      onPath(file)
    const { config, file } = await loadConfig(options)
    const theme = await loadTheme(config.theme, path.dirname(file ?? ''), named, onPath)
    return { rules: settleRules(config, { release: false }), theme }
  }
}
