import type { FarSite } from '../finding.js'
import { findInMonth, readMonthBefore, topOf } from '../neighbours/earlier-month.js'
import { defineRule } from '../rule.js'
import { listNodes, type OtherMonth } from '../source.js'

/**
 * A picture that is byte for byte one of the month before.
 *
 * Words are rewritten sooner than drawings. A picture that another month has as well is the house's own, and one whose
 * alternative text says TODO is still to be drawn.
 *
 * @bad
 * ~~~md 01-one.md
 * # One
 *
 * ![A map of the attack](figures/map.svg "The attack")
 * ~~~
 * ~~~svg figures/map.svg
 * <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>
 * ~~~
 * ~~~md 2024-02/03-other.md
 * # Other
 *
 * ![A map of another attack](figures/attack.svg "Another attack")
 * ~~~
 * ~~~svg 2024-02/figures/attack.svg
 * <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>
 * ~~~
 * 01-one.md 3:1-3:53: This picture is byte for byte `figures/attack.svg` of `2024-02`. Draw a new one, or say which month it shows
 * 2024-02/03-other.md 3:28-3:46: It stands here
 *
 * @good
 * ~~~md 01-one.md
 * # One
 *
 * ![How we count](figures/method.svg "How we count")
 * ~~~
 * ~~~svg figures/method.svg
 * <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>
 * ~~~
 * ~~~md 2024-02/01-one.md
 * # One
 * ~~~
 * ~~~svg 2024-02/figures/method.svg
 * <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>
 * ~~~
 * ~~~md 2024-01/01-one.md
 * # One
 * ~~~
 * ~~~svg 2024-01/figures/method.svg
 * <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>
 * ~~~
 */
export default defineRule({
  id: 'leftover-picture',
  severity: 'warning',
  suppressible: true,
  fixable: false,
  scope: 'briefing',
  check(source, report) {
    const before = readMonthBefore(source)
    for (const at of before ? source.files : []) {
      for (const image of listNodes(at, 'image')) {
        const name = before?.pictureLike(image.url)
        if (!before || name === undefined || image.alt?.includes('TODO')) continue
        const { month } = before
        const [there] = listUses(month, name)
        report({
          at,
          place: image,
          reason: `This picture is byte for byte \`${name}\` of \`${month.id}\`. Draw a new one, or say which month it shows`,
          ...(there && { cause: { ...there, reason: 'It stands here' } }),
        })
      }
    }
  },
})

/** Where a month shows a picture, or its top where that cannot be told. */
function listUses(month: OtherMonth, name: string): FarSite[] {
  const uses = [name, encodeURI(name)].flatMap((url) => findInMonth(month, url))
  return [...uses, ...topOf(month)]
}
