import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import { fallbackFaces, fontFaces } from '../../src/fonts/font-faces.js'
import type { ReadPdf } from '../../src/proof/pdf/facts.js'
import { readPdf } from '../../src/proof/pdf/read-pdf.js'
import { verifyPdf } from '../../src/proof/verify-pdf.js'
import { monthlyFrontMatter, writeBriefing } from '../briefing-folder.js'
import { type BuiltPdf, buildPdfs } from '../proof/pdf/fixture.js'

const chapter = `# Приказ と שלום ☑

:::summary
- 完了 ✓、失敗 ✗、注意 ⚠️、遷移 ➜、省略 ⋯、重要 ★、通貨 ₿ と ₩、外字 𠮷、*強調*した[^a]
:::

## 概要

絵文字 🚨 👨‍👩‍👧 ❤️‍🔥 👍🏽 🇯🇵 \u{1f3f4}\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f} 1️⃣、ev\u200bil \u2066x\u2069、**太字 한국어 Приказ ✗ 🚨**、Staff، اجتماع 12/03/2024 عاجل（会議）、5 と שלום: 7。

וְאַחַר כָּךְ אָמַר "Hello, World 2024" (בערך 50%) וגם CVE-2024-3400, \`cmd.exe\` ועוד **מודגש** סוף. זה טקסט ארוך מספיק כדי שיישבר על פני כמה שורות, ולכן הוא ממשיך וממשיך עם עוד מילים.

- العربية في البداية with Latin 123 ثم العربية.
- لديها 621، وSolidLite.exe، وWindows 10 ו-Office, בWindows ה-PDF.
- ประชุมด่วน น้ำ กำลัง、क्षत्रिय हिन्दी श्री कि、Διαταγή ἀγάπη

| می‌شود ۱۲۳ | 値 |
|---|---|
| *表の中の強調* | *小さい活字の点* |
| מטה **משה** (Moses) | か\u3099 e\u0301 \u1112\u1161\u11ab |

\`\`\`
код ─── שלום ┌──┐ → 日本語 ✓ 🚨 ╔══╗
\`\`\`

*active*な*強い調子で長く続く強調*である。

[^a]: 注 שלום עולם 12、Приказ、اجتماع عاجل 😀 <https://example.com/a>
`

let built: BuiltPdf
let pdf: ReadPdf

beforeAll(async () => {
  const opening = `${monthlyFrontMatter}はじめに。\n`
  const folder = await writeBriefing({ 'briefing.md': opening, '01-chapter.md': chapter })
  ;[built] = (await buildPdfs([folder])) as [BuiltPdf]
  pdf = await readPdf(built.bytes)
}, 60_000)

describe('scripts of the world, signs and emoji', () => {
  it('are printed as written, which the proof sees', async () => {
    expect(await verifyPdf(built.bytes, built.model)).toEqual([])
  })

  it('are set in fonts that come with briefing', () => {
    const files = new Set([...fontFaces, ...fallbackFaces].map(({ file }) => file))
    const names = new Set([...files].map(readPostScriptName))
    const used = pdf.fonts.map(({ name }) => name.replace(/^[A-Z]{6}\+/, ''))
    expect(used.filter((name) => !names.has(name))).toEqual([])
    expect(used).toEqual(expect.arrayContaining(['NotoSansHebrew-Regular', 'NotoEmoji-Bold']))
  })

  it('are proved in the order of the text', async () => {
    const spoil = (text: string) => text.replace('Hello, World 2024', '2024 World, Hello')
    const texts = built.model.texts.map((one) => ({ ...one, text: spoil(one.text) }))
    const found = await verifyPdf(built.bytes, { ...built.model, texts })
    expect(found.map(({ ruleId }) => ruleId)).toEqual(['pdf-content-loss'])
  })

  it('keep the dots of emphasis out of the text', () => {
    const dots = pdf.pages.flatMap(({ items }) => items).filter(({ text }) => /[﹅﹆]/.test(text))
    expect(dots).toEqual([])
  })
})

/** The name 6 of a TrueType file's `name` table, of its Windows platform. */
function readPostScriptName(file: string): string {
  const font = readFileSync(file)
  const tables = Array.from({ length: font.readUInt16BE(4) }, (_, index) => 12 + 16 * index)
  const entry = tables.find((at) => font.toString('latin1', at, at + 4) === 'name') ?? 0
  const table = font.readUInt32BE(entry + 8)
  const storage = table + font.readUInt16BE(table + 4)
  for (let at = table + 6; at < storage; at += 12) {
    if (font.readUInt16BE(at) !== 3 || font.readUInt16BE(at + 6) !== 6) continue
    const start = storage + font.readUInt16BE(at + 10)
    const bytes = font.subarray(start, start + font.readUInt16BE(at + 8))
    return Buffer.from(bytes).swap16().toString('utf16le')
  }
  return ''
}
