import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll } from 'vitest'

const folders: string[] = []

afterAll(async () => {
  await Promise.all(folders.splice(0).map((folder) => rm(folder, { recursive: true, force: true })))
})

/** Front matter that has all a monthly needs; lines are added or replaced by the tests. */
export const monthlyFrontMatter = [
  '---',
  'title: 試験の月報',
  'layout: monthly',
  'language: ja',
  'period: "2024-03"',
  'issued: 2024-04-10',
  'version: "0.01"',
  'classification: Public',
  'publisher: Example Security',
  '---',
  '',
].join('\n')

/** A chapter that passes every check. */
export const plainChapter = [
  '# 章の題',
  '',
  ':::summary',
  '- 要点',
  ':::',
  '',
  '## 概要',
  '',
  '本文[^a]。',
  '',
  '[^a]: 出典：例 『題』 <https://example.com/a>',
  '',
].join('\n')

/**
 * Writes a briefing into a new temporary folder, by default one that passes every check; gives the folder, which
 * is removed after the file’s tests.
 *
 * @param files content by path; `null` leaves a default file out
 */
export async function writeBriefing(
  files: Record<string, string | Uint8Array | null> = {},
  id = '2024-03',
): Promise<string> {
  const root = await mkdtemp(path.join(tmpdir(), 'briefing-test-'))
  folders.push(root)
  const folder = path.join(root, 'briefings', id)
  const all = {
    'briefing.md': `${monthlyFrontMatter}導入の文。\n`,
    '01-chapter.md': plainChapter,
    ...files,
  }
  for (const [name, content] of Object.entries(all)) {
    if (content === null) continue
    const file = path.join(folder, name)
    await mkdir(path.dirname(file), { recursive: true })
    await writeFile(file, content)
  }
  return folder
}

/** The smallest PNG: one pixel. */
export const onePixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)
