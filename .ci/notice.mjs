// Writes dist/NOTICE: the licences of the libraries that the bundles hold, which those ask to be told.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import standardLicences from 'spdx-license-list/full.js'

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
  const data = [...new Set(inputs.filter((input) => /^dist\/.*\.json$/.test(input)))]
  const entries = [...folders]
    .map(describe)
    .concat(data.map(describeData))
    .sort((a, b) => (a.title < b.title ? -1 : 1))
  const texts = new Map()
  for (const { title, text } of entries) texts.set(text, [...(texts.get(text) ?? []), title])
  const parts = [...texts].map(([text, titles]) => `${titles.join('\n')}\n\n${text}`)
  const head = `The bundled files of this package hold code of ${folders.size} libraries, and data, under these licences.`
  writeFileSync(file, `${[head, ...parts].join(`\n\n${'-'.repeat(80)}\n\n`)}\n`)
}

/** Takes the folder of a library; returns its name and version, and the text of its licence. */
function describe(folder) {
  const { name, version, license, licenses, author } = readJson(`${folder}/package.json`)
  // As packages wrote it before 2013.
  const id = license ?? licenses?.map(({ type }) => type).join(' or ')
  const found = readdirSync(`${root}/${folder}`).find((entry) => /\blicen[cs]e\b/i.test(entry))
  const text = found ? readFileSync(`${root}/${folder}/${found}`, 'utf8') : standardText(id, author)
  return { title: `${name} ${version} (${id})`, text: text.trim() }
}

/** The text of a licence that its library names and does not bring, with the author whom it names. */
function standardText(id, author) {
  const { licenseText } = standardLicences[id] ?? {}
  if (!licenseText) throw new Error(`Expected a library with a licence that SPDX lists, not ${id}`)
  const own = `Copyright (c) ${author?.name ?? author}`
  // Apache's text speaks of a copyright in its appendix, where it says what others are to write.
  return id === 'Apache-2.0'
    ? licenseText
    : licenseText.replace(/(?:^Copyright .*\n)+/m, `${own}\n`)
}

/** Data of others that the bundles hold, which say in `$comment` whose they are. */
function describeData(file) {
  const { $comment, source } = readJson(file)
  return { title: source, text: $comment }
}

function readJson(file) {
  return JSON.parse(readFileSync(`${root}/${file}`, 'utf8'))
}
