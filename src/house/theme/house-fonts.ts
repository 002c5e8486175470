import type { ReadFonts } from '../../fonts/font-faces.js'
import type { ThemeSettings } from './schema.js'

/** Returns what reads the fonts of a configured theme: when they are asked for, and once. */
export function houseFontsOf(settings: ThemeSettings | undefined, cwd: string): ReadFonts {
  let read: ReturnType<ReadFonts> | undefined
  const load = async () => {
    const { loadTheme } = await import('./load-theme.js')
    const { houseFonts } = await loadTheme(settings, cwd)
    return houseFonts
  }
  return () => {
    read ??= load()
    return read
  }
}
