import path from 'node:path'
import { assemble } from '../../../src/briefing/assemble.js'
import { describeBriefing } from '../../../src/briefing/describe.js'
import { locateTargets } from '../../../src/briefing/pages.js'
import { wordsOf } from '../../../src/briefing/words.js'
import { launchBrowser } from '../../../src/browser/launch.js'
import { openPage } from '../../../src/browser/open-page.js'
import { loadFonts } from '../../../src/fonts/subset-fonts.js'
import { plainTheme, type Theme } from '../../../src/house/theme/theme.js'
import { paginate } from '../../../src/paginate/paginate.js'
import { targetScheme } from '../../../src/pdf/content/destination-name.js'
import { finish } from '../../../src/pdf/finish.js'
import { fitPictures } from '../../../src/pictures/fit-pictures.js'
import { inspect } from '../../../src/pipeline/inspect.js'
import { print } from '../../../src/pipeline/print-pages.js'
import { parseModel, type VerificationModel } from '../../../src/proof/verify-pdf.js'
import { loadTemplate } from '../../../src/render/handlebars.js'
import { render } from '../../../src/render/render.js'
import { transform } from '../../../src/render/transform.js'

export interface BuiltPdf {
  bytes: Uint8Array
  model: VerificationModel
}

/** Runs the stages that make PDFs over folders of briefings, in one browser; no output is written. */
export async function buildPdfs(
  folders: readonly string[],
  theme: Theme = plainTheme,
): Promise<BuiltPdf[]> {
  const launched = await launchBrowser()
  try {
    const fonts = loadFonts()
    const built: BuiltPdf[] = []
    for (const folder of folders) {
      const inspected = await inspect(folder)
      const { id, parsed, frontMatter } = inspected
      const pictures = await fitPictures(inspected)
      const faults = parsed.flatMap(({ file }) => file.messages.filter(({ fatal }) => fatal))
      if (!frontMatter || faults.length > 0) throw new Error(faults.join('\n'))
      const briefing = assemble(id, folder, frontMatter, parsed)
      const words = wordsOf(frontMatter.language)
      const { referencePages } = theme
      const content = transform({
        edition: 'pdf',
        briefing,
        pictures,
        words,
        headingShift: 0,
        referencePages,
      })
      const { layout } = frontMatter
      const template = await loadTemplate(path.resolve('templates'), layout, 'pdf', theme)
      await using opened = await openPage(launched.browser, {
        html: render(template, briefing, content),
        files: fonts,
      })
      const pages = await paginate(opened, briefing)
      const headings = await opened.inPage.readHeadings()
      const paper = await opened.inPage.readPaper()
      const { targets } = pages
      const addressed = { ids: targets.map(({ id }) => id), scheme: targetScheme }
      if (paper) await opened.inPage.addressTargets(addressed)
      const { bytes } = await finish(await print(opened.page), {
        frontMatter,
        headings,
        epoch: undefined,
        paper,
        targets,
        pageOf: locateTargets(briefing.notes, pages),
      })
      const described = describeBriefing(briefing, { ...pages, ...(paper && { paper }) })
      const model = parseModel(JSON.parse(JSON.stringify(described)))
      if (typeof model === 'string') throw new Error(model)
      built.push({ bytes, model })
    }
    return built
  } finally {
    await launched.close()
  }
}

const paragraph = (topic: string) => `${topic}の段落。${'紙面を埋めるための文が続く。'.repeat(9)}`

/** A briefing with one of everything that verification looks at. */
export const fixtureFiles: Record<string, string> = {
  'briefing.md': `---
title: 検証の月報
layout: monthly
language: ja
period: "2024-03"
issued: 2024-04-10
version: "0.01"
classification: TLP:GREEN
publisher: Example Security
toc: true
disclaimer: |
  免責の文は <https://example.com/disclaimer> にある。
contact:
  - 検証の担当
---

導入の文が一つだけある。
`,
  '01-first.md': `# 第一の題

:::summary
- 第一章の要点を述べる
:::

## 概要の節[^one]

最初の主張[^one][^two]と [表の参照](https://example.com/text)、[](#table)。office の affiliate と soft\u00adhyphen。

:::table{#table}
経過の表[^three]

| 日付の列 | 事象の列 |
|---|---|
${Array.from({ length: 40 }, (_, row) => `| 2024-${String(row + 101)} | ${row + 1} 番目の事象が起きた |`).join('\n')}

※ 表の注記
:::

- 箇条書きの一つ目
- 箇条書きの二つ目[^four]
  1. 入れ子の項目
  2. 入れ子の二つ目

[^one]: 出典：一つ目の資料 <https://example.com/one>
[^two]: 二つ目の注は本文の中の住所 (https://example.com/two) を含む。
[^three]: 三つ目の注
[^four]: 四つ目の注
`,
  '02-second.md': `# 第二の題

:::summary
- 第二章の要点を述べる
:::

## 経緯の節

${Array.from({ length: 14 }, (_, at) => paragraph(`第 ${at + 1} `)).join('\n\n')}

最後の主張[^five]。

\`\`\`
indicator hxxp://evil[.]example
\`\`\`

以上

[^five]: 五つ目の注。${'長い注の文が続く。'.repeat(60)}
`,
}
