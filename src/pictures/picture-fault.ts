import type { Image } from 'mdast'
import type { VFile } from 'vfile'
import type { Loss } from './svg/losses.js'

/** The reason why a picture cannot be used, in words that follow "because". */
export class PictureFault extends Error {}

/** Puts a fatal message at the picture's place in the text. What is not the picture's fault is thrown again. */
export function reportPictureFault(file: VFile, image: Image, fault: unknown): void {
  if (!(fault instanceof PictureFault)) throw fault
  const reason = `Picture \`${image.url}\` cannot be used: ${fault.message}`
  const message = file.message(reason, {
    place: image.position,
    ruleId: 'picture',
    source: 'briefing',
  })
  message.fatal = true
}

/** Says at the picture's place in the text what its drawing lost. */
export function reportLosses(file: VFile, image: Image, losses: readonly Loss[]): void {
  for (const { reason, severity } of losses) {
    const message = file.message(`Picture \`${image.url}\`: ${reason}`, {
      place: image.position,
      ruleId: 'picture',
      source: 'briefing',
    })
    message.fatal = severity === 'warning' ? false : undefined
  }
}
