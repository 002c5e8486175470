import fc from 'fast-check'
import type { Block, Chapter, RandomBriefing } from '../document.js'
import { prose, topBlocks } from './blocks.js'
import { inlines, words } from './inlines.js'
import { plainBlock } from './plain-blocks.js'

const title = fc
  .tuple(words, inlines({ depth: 0, calls: true, links: false, breaks: false }, 1))
  .map(([first, rest]) => [first, ...rest])

/** Short enough for the summary's page, where all of them together have to stand. */
const point = inlines({ depth: 0, calls: true, links: true, breaks: false }, 1)

const chapter: fc.Arbitrary<Chapter> = fc.record({
  title,
  summary: fc.array(point, { minLength: 1, maxLength: 2 }),
  blocks: topBlocks(5),
})

const labels = ['TLP:CLEAR', 'TLP:GREEN', 'TLP:AMBER', 'TLP:AMBER+STRICT', 'TLP:RED']

/** Notes have no place in it. */
const disclaimer = fc.array(
  plainBlock(inlines({ depth: 1, calls: false, links: true, breaks: true })),
  { maxLength: 2, size: 'max' },
)

/** A briefing of one to some ten pages, of everything that an author may write. */
export const randomBriefing: fc.Arbitrary<RandomBriefing> = fc
  .record({
    language: fc.constantFrom('en', 'ja'),
    layout: fc.constantFrom('monthly', 'commentary'),
    toc: fc.boolean(),
    classification: fc.constantFrom('Public', 'Internal', ...labels),
    summaryPages: fc.constantFrom(undefined, undefined, 2),
    isTranslation: fc.integer({ min: 0, max: 7 }).map((chance) => chance === 7),
    extra: fc.boolean(),
    disclaimer: fc.oneof(fc.constant<Block[]>([]), disclaimer),
    contact: fc.boolean(),
    lead: point,
    text: prose,
    blocks: topBlocks(8),
    points: fc.array(point, { maxLength: 14, size: 'max' }),
    chapters: fc.array(chapter, { minLength: 1, maxLength: 2, size: 'max' }),
  })
  .map(({ lead, text, blocks, points, ...rest }): RandomBriefing => {
    const monthly = rest.layout === 'monthly'
    // A summary of one page has no room for them.
    const more = rest.summaryPages === undefined ? [] : points
    const chapters = rest.chapters.map((chapter, at) =>
      at === 0 ? { ...chapter, summary: [...chapter.summary, ...more] } : chapter,
    )
    const first: Block = { kind: 'paragraph', children: monthly ? lead : text }
    return { ...rest, chapters, opening: monthly ? [first] : [first, ...blocks] }
  })
