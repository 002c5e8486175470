import { BriefingError, exitCode } from '../exit-code.js'
import { messageOf } from '../thrown.js'
import { printPlace, readJsonPlaces } from './config-faults.js'

/**
 * Takes the text of a settings file, without a byte order mark, and its name for messages; returns what it holds.
 *
 * @throws BriefingError (usage) if it is not JSON, with the place at which it stops being one.
 */
export function parseJson(name: string, text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    const place = printPlace({ name, text }, readJsonPlaces(text).broken)
    const reason = messageOf(cause)
    throw new BriefingError(`${place}: This is not JSON. ${reason}`, exitCode.usage, { cause })
  }
}
