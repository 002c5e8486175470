import { defineRule } from '../rule.js'
import { listNodes } from '../source.js'
import { fenceOf } from '../targets.js'

/**
 * Front matter in a chapter.
 *
 * Only that of briefing.md is read; here it would be dropped without a word.
 *
 * @bad
 * ~~~md 01-chapter.md
 * ---
 * title: One
 * ---
 *
 * # One
 * ~~~
 * 01-chapter.md 1:1-1:4: Front matter in a chapter is not read. Move what it says to `briefing.md`, and the title to the `#` heading
 *
 * @good
 * ~~~md briefing.md
 * ---
 * title: March
 * ---
 * ~~~
 * ~~~md 01-chapter.md
 * # One
 * ~~~
 */
export default defineRule({
  id: 'front-matter-misplaced',
  severity: 'warning',
  suppressible: true,
  fixable: false,
  scope: 'briefing',
  check({ files }, report) {
    for (const at of files) {
      if (at.role !== 'chapter') continue
      for (const yaml of listNodes(at, 'yaml')) {
        const reason =
          'Front matter in a chapter is not read. Move what it says to `briefing.md`, and the title to the `#` heading'
        report({ at, place: fenceOf(at, yaml), reason })
      }
    }
  },
})
