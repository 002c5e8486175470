import { toString as textIn } from 'mdast-util-to-string'
import { createNearest } from '../../did-you-mean.js'
import { isMonthly } from '../../source/front-matter.js'
import { isSummary } from '../../source/markdown/summary.js'
import { containerNames, listStrayFences } from '../containers.js'
import { defineRule } from '../rule.js'
import { listNodes } from '../source.js'

/**
 * A chapter of a monthly without its `:::summary`.
 *
 * The one-page summary is made of them: without one, the page would leave the chapter out. Only a `:::summary` at the
 * top level of the file is lifted to that page.
 *
 * @bad
 * ~~~md 01-chapter.md
 * # One
 *
 * Text.
 * ~~~
 * 01-chapter.md 1:1-1:6: This chapter has no `:::summary`, so the one-page summary would leave it out. Write its key points between `:::summary` and `:::` below the title
 *
 * @bad
 * ~~~md 01-chapter.md
 * # One
 *
 * :::summary
 * :::
 * ~~~
 * 01-chapter.md 3:1-4:4: The `:::summary` of this chapter is empty, so the one-page summary would leave it out. Write its key points there
 *
 * @bad
 * ~~~md 01-chapter.md
 * # One
 *
 * > :::summary
 * > - A point
 * > :::
 * ~~~
 * 01-chapter.md 3:3-5:6: This `:::summary` stands inside another block, so it is not lifted to the one-page summary. Move it to the top level
 *
 * @good
 * ~~~md 01-chapter.md
 * # One
 *
 * :::summary
 * - A point
 * :::
 * ~~~
 */
export default defineRule({
  id: 'summary-missing',
  severity: 'error',
  suppressible: false,
  fixable: false,
  scope: 'briefing',
  check({ files, frontMatter }, report) {
    if (!frontMatter || !isMonthly(frontMatter)) return
    const nearest = createNearest(containerNames)
    for (const at of files) {
      if (at.role !== 'chapter') continue
      const summaries = listNodes(at, 'containerDirective').filter(isSummary)
      const lifted = summaries.filter((summary) => at.tree.children.includes(summary))
      const [nested] = summaries
      const [first] = lifted
      if (first && lifted.every((summary) => textIn(summary).trim() === '')) {
        const reason =
          'The `:::summary` of this chapter is empty, so the one-page summary would leave it out. Write its key points there'
        report({ at, place: first, reason })
      } else if (!first && nested) {
        const reason =
          'This `:::summary` stands inside another block, so it is not lifted to the one-page summary. Move it to the top level'
        report({ at, place: nested, reason })
      } else if (!first) {
        const title = at.tree.children.find(({ type }) => type === 'heading')
        const reason =
          'This chapter has no `:::summary`, so the one-page summary would leave it out. Write its key points between `:::summary` and `:::` below the title'
        const explainedBy = listNodes(at, 'containerDirective')
          .filter(({ name }) => nearest(name) === 'summary')
          .map(({ position }) => ({
            ruleId: 'unknown-container',
            start: position?.start.offset ?? 0,
          }))
        const strays = listStrayFences(at)
          .filter(({ words }) => /^[:：]+\s*summary/i.test(words))
          .map(({ start }) => ({ ruleId: 'container-fence', start }))
        report({
          at,
          place: title ?? [0, 0],
          reason,
          explainedBy: [...explainedBy, ...strays],
        })
      }
    }
  },
})
