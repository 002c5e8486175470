// Writes dist/NOTICE: the licences of the libraries that the bundles hold, which those ask to be told.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))

/** Takes what esbuild gives, and the file to write. */
export function writeNotice(bundles, file) {
  const inputs = bundles.flatMap(({ metafile }) => Object.keys(metafile.inputs))
  const folders = new Set(
    inputs.flatMap((input) => {
      const [folder] = /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(input) ?? []
      return folder ? [folder] : []
    }),
  )
  const entries = [...folders].map(describe).sort((a, b) => (a.title < b.title ? -1 : 1))
  const texts = new Map()
  for (const { title, text } of entries) texts.set(text, [...(texts.get(text) ?? []), title])
  const parts = [...texts].map(([text, titles]) => `${titles.join('\n')}\n\n${text}`)
  const head = `The bundled files of this package hold code of ${entries.length} libraries, under these licences.`
  writeFileSync(file, `${[head, ...parts].join(`\n\n${'-'.repeat(80)}\n\n`)}\n`)
}

function describe(folder) {
  const facts = JSON.parse(readFileSync(`${root}/${folder}/package.json`, 'utf8'))
  const { name, version } = facts
  // As packages wrote it before 2013.
  const license = facts.license ?? facts.licenses?.map(({ type }) => type).join(' or ')
  const found = readdirSync(`${root}/${folder}`).find((entry) => /^licen[cs]e(?:\.|$)/i.test(entry))
  const path = found && `${root}/${folder}/${found}`
  const text = path && existsSync(path) ? readFileSync(path, 'utf8').trim() : `Licence: ${license}`
  return { title: `${name} ${version} (${license})`, text }
}
