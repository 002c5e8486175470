import { levelOfChapter } from '../../source/tlp/marks.js'
import { fenceOf } from '../landmarks.js'
import { defineRule } from '../rule.js'
import { listNodes } from '../source.js'

/** A line that is neither blank nor a comment, nor says who may read the chapter. */
const other = /^(?!tlp[ \t]*:|[ \t]*(?:#|$))/m

/**
 * Front matter in a chapter.
 *
 * Only the front matter of briefing.md is read, and from a chapter's only `tlp`, which says who may read the chapter;
 * anything else would be dropped without a word.
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
 * @bad
 * ~~~md briefing.md
 * ---
 * classification: TLP:AMBER
 * ---
 * ~~~
 * ~~~md 01-chapter.md
 * ---
 * tlp: amber
 * title: One
 * ---
 *
 * # One
 * ~~~
 * 01-chapter.md 1:1-1:4: Front matter in a chapter is not read, except for `tlp`. Move what it says to `briefing.md`, and the title to the `#` heading
 *
 * @good
 * ~~~md briefing.md
 * ---
 * classification: TLP:AMBER
 * ---
 * ~~~
 * ~~~md 01-chapter.md
 * ---
 * tlp: amber # as agreed with the vendor
 * ---
 *
 * # One
 * ~~~
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
        if (!other.test(yaml.value) && yaml.value.trim() !== '') continue
        const but = levelOfChapter(at.tree) ? ', except for `tlp`' : ''
        const reason = `Front matter in a chapter is not read${but}. Move what it says to \`briefing.md\`, and the title to the \`#\` heading`
        report({ at, place: fenceOf(at, yaml), reason })
      }
    }
  },
})
