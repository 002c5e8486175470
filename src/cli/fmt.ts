import { stat } from 'node:fs/promises'
import path from 'node:path'
import { VFile } from 'vfile'
import { formatSource } from '../authoring/format/format-source.js'
import { formatLimit, TakesTooLong } from '../authoring/format/parse-patiently.js'
import { nameCommand } from '../command-name.js'
import { countOf } from '../count.js'
import { allow } from '../environment.js'
import { BriefingError, type ExitCode, exitCode } from '../exit-code.js'
import { findBriefings } from '../source/find-briefings.js'
import { tryToParse } from '../source/parse.js'
import { readBriefing } from '../source/read.js'
import { readSourceText, writeSourceText } from '../source/source-text.js'

/** The options of `briefing fmt`. */
export interface FmtOptions {
  briefings: string
  check: boolean
}

/** `briefing fmt`: brings sources into their normal form, or with `check` names those that are not in it. */
export async function fmtCommand(
  names: readonly string[],
  { briefings, check }: FmtOptions,
): Promise<ExitCode> {
  const files = await listSources(briefings, names)
  let changed = 0
  let failed: ExitCode = exitCode.clean
  for (const file of files) {
    try {
      const source = await readSourceText(file)
      const text = await format(file, source.text)
      if (text === source.text) continue
      changed++
      if (!check) await writeSourceText(file, { ...source, text })
      console.log(file)
    } catch (error) {
      if (!(error instanceof BriefingError)) throw error
      console.error(`briefing: ${error.message}`)
      failed = error.code > failed ? error.code : failed
    }
  }
  const many = countOf(changed, 'file')
  console.error(
    check && changed > 0
      ? `${many} of ${files.length} would be changed; run \`${nameCommand('fmt')}\``
      : `${check ? 'Nothing to change in' : `Changed ${many} of`} ${files.length}`,
  )
  if (failed !== exitCode.clean) return failed
  return check && changed > 0 ? exitCode.findings : exitCode.clean
}

/** Formatting parses a text again and again: one that takes too long is left alone. */
async function format(file: string, text: string): Promise<string> {
  const deadline = performance.now() + allow(formatLimit)
  for (const result of await tryToParse([new VFile(text)])) {
    if ('type' in result) continue
    const { line, reason } = result
    throw new BriefingError(`${file}:${line}: ${reason}. It was left alone.`, exitCode.findings)
  }
  try {
    return formatSource(text, deadline)
  } catch (error) {
    if (!(error instanceof TakesTooLong)) throw error
    const reason = 'This file takes too long to format; split it into several chapters'
    throw new BriefingError(`${file}:1: ${reason}. It was left alone.`, exitCode.findings)
  }
}

/** A name that ends in `.md` is a file; any other stands for a briefing and all its sources. */
async function listSources(briefings: string, names: readonly string[]): Promise<string[]> {
  const files: string[] = []
  for (const name of names.filter(isFile)) {
    if (!(await stat(name).catch(() => undefined))?.isFile()) {
      throw new BriefingError(`There is no file ${name} to format.`, exitCode.usage)
    }
    files.push(name)
  }
  const ids = names.filter((name) => !isFile(name))
  const folders = names.length > 0 && ids.length === 0 ? [] : await findBriefings(briefings, ids)
  for (const folder of folders) {
    const manuscript = await readBriefing(folder)
    files.push(...manuscript.files.map(({ path: file }) => path.normalize(file)))
  }
  return [...new Set(files)]
}

function isFile(name: string): boolean {
  return name.endsWith('.md')
}
