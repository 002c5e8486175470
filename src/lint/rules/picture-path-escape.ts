import path from 'node:path/posix'
import { hasScheme } from '../../addresses/leads-to.js'
import { decodePercent } from '../../addresses/percent.js'
import { shorten } from '../quote.js'
import { defineRule } from '../rule.js'
import { listNodes } from '../source.js'

/**
 * A picture whose path leads out of the briefing's folder.
 *
 * A briefing must be whole when its folder is copied, and must not carry a file of the machine that builds it into a
 * report.
 *
 * @bad
 * ~~~md 01-chapter.md
 * # One
 *
 * ![A bridge](../../bridge.png)
 *
 * ![A bridge](/etc/bridge.png)
 * ~~~
 * 01-chapter.md 3:1-3:30: Picture `../../bridge.png` lies outside the briefing's folder. Copy it into the folder and refer to the copy
 * 01-chapter.md 5:1-5:29: Picture `/etc/bridge.png` lies outside the briefing's folder. Copy it into the folder and refer to the copy
 *
 * @good
 * ~~~md 01-chapter.md
 * # One
 *
 * ![A bridge](figures/../bridge.png)
 * ~~~
 */
export default defineRule({
  id: 'picture-path-escape',
  severity: 'error',
  suppressible: false,
  fixable: false,
  scope: 'briefing',
  check({ files }, report) {
    for (const at of files) {
      for (const image of listNodes(at, 'image')) {
        const { url } = image
        if (hasScheme(url) || !escapes(decodePercent(url))) continue
        report({
          at,
          place: image,
          reason: `Picture \`${shorten(url)}\` lies outside the briefing's folder. Copy it into the folder and refer to the copy`,
        })
      }
    }
  },
})

function escapes(url: string): boolean {
  const plain = path.normalize(url.replaceAll('\\', '/'))
  return (
    plain.startsWith('../') || plain === '..' || plain.startsWith('/') || /^[a-z]:/i.test(plain)
  )
}
