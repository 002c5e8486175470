import { defineRule } from './rule.js'
import { shorten } from './shorten.js'
import { listNodes } from './source.js'
import { fenceOf } from './targets.js'

/**
 * Raw HTML in a briefing.
 *
 * The report is written in Markdown: HTML would differ between the editions, can carry scripts and loses its notes.
 * Comments are allowed; they never reach the report. A comment that is never closed hides the rest of the file.
 *
 * @bad
 * ~~~md 01-chapter.md
 * # One
 *
 * A <b>bold</b> claim.
 * ~~~
 * 01-chapter.md 3:3-3:6: Raw HTML `<b>` is not allowed in a briefing. Write it in Markdown, or as code
 *
 * @bad
 * ~~~md 01-chapter.md
 * # One
 *
 * <!-- hidden
 *
 * The rest.
 * ~~~
 * 01-chapter.md 3:1-3:12: This comment is never closed, so it hides the rest of the file. Close it with `-->`
 *
 * @good
 * ~~~md 01-chapter.md
 * # One
 *
 * <!-- A comment. -->
 *
 * A **bold** claim <!-- and another comment -->.
 * ~~~
 */
export default defineRule({
  id: 'raw-html',
  severity: 'error',
  suppressible: true,
  fixable: false,
  scope: 'briefing',
  check({ files }, report) {
    for (const at of files) {
      const opened = new Set<string>()
      for (const node of listNodes(at, 'html')) {
        const value = node.value.replace(/<!--[\s\S]*?-->/g, '').trim()
        const [, slash, name = ''] = /^<(\/?)([A-Za-z][^\s/>]*)/.exec(value) ?? []
        const closes = slash === '/' && opened.has(name) && /^<[^<]*$/.test(value)
        opened.add(name)
        if (value === '' || closes) continue
        report({
          at,
          place: fenceOf(at, node),
          reason: value.startsWith('<!--')
            ? 'This comment is never closed, so it hides the rest of the file. Close it with `-->`'
            : `Raw HTML \`${shorten(/^<[^>]*>?/.exec(value)?.[0] ?? value)}\` is not allowed in a briefing. Write it in Markdown, or as code`,
        })
      }
    }
  },
})
