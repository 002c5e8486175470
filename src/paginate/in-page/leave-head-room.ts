import type { Paper } from '../../briefing/pages.js'

/**
 * Leaves room at the head of every page, so that marks which rise above its first line (tones of Thai, accents of
 * Vietnamese) stand on it: Chrome would paint them at the foot of the page before. Runs inside the page after `place`.
 *
 * @param paper the sheet and its room, in points
 */
export function leaveHeadRoom({ margin, headRoom = 0 }: Paper): void {
  const main = document.querySelector('main')
  if (!main) return
  // Chrome's margins are whole pixels; with the room they end where a margin of both would.
  const pixels = (points: number): number => Math.round((points * 4) / 3)
  // Every page's part of a box is moved by itself.
  main.style.position = 'relative'
  main.style.top = `${pixels(margin.top + headRoom) - pixels(margin.top)}px`
}
