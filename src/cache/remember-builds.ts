import { VFile } from 'vfile'
import { VFileMessage } from 'vfile-message'
import type { Made, Remember } from '../pipeline.js'
import { hash, hashBriefing, hashWorkshop, type Workshop } from './hash-inputs.js'
import { keep, readKept } from './store.js'

/**
 * Returns what a build asks before it makes anything: a briefing that was made and proved before, by this program, in this
 * browser, of these very files, is not made again. A result that cannot be stored does not fail the build.
 *
 * @param folder of what is kept
 * @param mayKeep says whether the run has gone as it should, so that its files may be kept
 */
export function rememberBuilds(
  folder: string,
  describe: () => Promise<Workshop>,
  mayKeep: () => boolean,
): Remember {
  let workshop: Promise<string> | undefined
  const keyOf = async (briefing: string): Promise<string | undefined> => {
    workshop ??= describe().then(hashWorkshop)
    const [shop, own] = await Promise.all([workshop, hashBriefing(briefing)])
    return own && hash(`${shop} ${own}`)
  }
  return async (briefing, make) => {
    const key = await keyOf(briefing).catch(() => undefined)
    if (key === undefined) return make()
    const kept = await readKept(folder, key)
    if (kept) return { ...restore(kept.made), outputs: kept.outputs, isRemembered: true }
    const made = await make()
    // A file that was saved while the build ran may have been read before or after it.
    if (made.built && made.isRepeatable && mayKeep() && (await keyOf(briefing)) === key) {
      const { outputs, ...rest } = made
      await keep(folder, key, { made: plain(rest), outputs }).catch(() => undefined)
    }
    return made
  }
}

/** What is known of a build besides its files. */
type Facts = Omit<Made, 'outputs'>

/** A message as JSON has it. */
interface PlainMessage {
  reason: string
  place: VFileMessage['place']
  ruleId: string | undefined
  fatal: boolean | undefined
  url: string | undefined
  data: unknown
  cause: { reason: string; place: VFileMessage['place']; file: string } | undefined
}

interface Plain extends Omit<Facts, 'files'> {
  files: { path: string; value: string; messages: PlainMessage[] }[]
}

function plain({ files, ...rest }: Facts): Plain {
  return {
    ...rest,
    files: files.map((file) => ({
      path: file.path,
      value: String(file),
      messages: file.messages.map(toPlain),
    })),
  }
}

function toPlain(message: VFileMessage): PlainMessage {
  const { reason, place, ruleId, fatal, url, cause } = message
  const data = 'data' in message ? message.data : undefined
  const second =
    cause instanceof VFileMessage
      ? { reason: cause.reason, place: cause.place, file: cause.file ?? '' }
      : undefined
  return { reason, place, ruleId, fatal: fatal ?? undefined, url, data, cause: second }
}

/** What was kept has this program's own form: the key holds the program. */
function restore(made: unknown): Facts {
  const { files, ...rest } = made as Plain
  return {
    ...rest,
    files: files.map(({ path, value, messages }) => {
      const file = new VFile({ path, value })
      file.messages = messages.map((message) => fromPlain(path, message))
      return file
    }),
  }
}

function fromPlain(path: string, { reason, place, ruleId, fatal, url, data, cause }: PlainMessage) {
  const message = new VFileMessage(reason, {
    ...(place && { place }),
    ...(ruleId !== undefined && { ruleId }),
    source: 'briefing',
    ...(cause && {
      cause: Object.assign(
        new VFileMessage(cause.reason, { ...(cause.place && { place: cause.place }) }),
        { file: cause.file },
      ),
    }),
  })
  return Object.assign(message, {
    file: path,
    fatal,
    ...(url !== undefined && { url }),
    ...(data !== undefined && { data }),
  })
}
