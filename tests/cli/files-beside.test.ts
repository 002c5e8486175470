import { createHash } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, it } from 'vitest'
import { compareFilesBeside } from '../../src/cli/files-beside.js'

const csv = 'type,value\r\ndomain,evil.example\r\n'
const attachments = ['2024-03.iocs.csv', '2024-03.stix.json'].map((name) => ({
  name,
  mediaType: 'text/csv',
  sha256: createHash('sha256').update(csv).digest('hex'),
}))

it.each([
  ['are as they were built', csv, []],
  [
    'are others',
    csv.replace('evil', 'evel'),
    [
      '`2024-03.iocs.csv` beside the PDF is not the one that was built with it. Build the briefing again',
    ],
  ],
])('says which files beside a PDF %s', async (_, content, expected) => {
  const folder = await mkdtemp(path.join(tmpdir(), 'beside-'))
  try {
    await writeFile(path.join(folder, '2024-03.iocs.csv'), content)
    const found = await compareFilesBeside(path.join(folder, '2024-03.pdf'), { attachments })
    expect(found.map(({ message }) => message)).toEqual(expected)
  } finally {
    await rm(folder, { recursive: true })
  }
})
