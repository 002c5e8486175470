import { expect, it } from 'vitest'
import { launchBrowser } from '../../src/browser/launch.js'
import { openPage } from '../../src/browser/open-page.js'
import { loadFonts, subsetFonts } from '../../src/fonts/subset-fonts.js'
import { paginate } from '../../src/paginate/paginate.js'
import { fitPictures } from '../../src/pictures/fit-pictures.js'
import { inspect, isSound } from '../../src/pipeline/inspect.js'
import { assembleReport, setEdition } from '../../src/pipeline/set-edition.js'
import { loadTemplate } from '../../src/render/handlebars.js'
import { monthlyFrontMatter, writeBriefing } from '../briefing-folder.js'

/** A page that ends inside an indented paragraph, which calls a note that begins with a wide picture. */
const text = `${monthlyFrontMatter.replace('layout: monthly', 'layout: commentary')}
最初の段落。

${'段落の中で頁が終わるように長い文を続ける。'.repeat(20)}注を呼ぶ[^a]。${'そのあとにも言葉が並ぶ。'.repeat(200)}

[^a]: ![a](wide.svg) 出典：例 『題』 <https://example.com/a>
`

it('sets a picture at the head of a note as large as it was measured, whatever the paragraph of its call is indented by', async () => {
  const inspected = await inspect(
    await writeBriefing({
      'briefing.md': text,
      '01-chapter.md': null,
      'wide.svg':
        '<svg xmlns="http://www.w3.org/2000/svg" width="900" height="150"><rect width="900" height="150"/></svg>',
    }),
  )
  if (!isSound(inspected)) throw new Error('Expected a sound briefing')
  const briefing = assembleReport(inspected, inspected.id)
  const template = await loadTemplate('templates', 'commentary', 'pdf')
  const html = await setEdition('pdf', briefing, await fitPictures(inspected), template)
  await using launched = await launchBrowser()
  const files = subsetFonts(html, loadFonts())
  await using opened = await openPage(launched.browser, { html, files })
  const measure = () =>
    opened.page.$eval('.note .picture', (picture) => [
      picture.getBoundingClientRect().width,
      picture.closest('main p') !== null,
    ])
  const [width, isPlaced] = await measure()
  expect(isPlaced).toBe(false)
  await paginate(opened, briefing)
  expect(await measure()).toEqual([width, true])
})
