import { isAssigned } from '../../briefing/reference-target.js'
import { formatPlace } from '../../source/place.js'
import { shorten } from '../quote.js'
import { defineRule, positionOf } from '../rule.js'
import { type Anchor, listAnchors } from '../targets.js'

/**
 * An id that two figures, tables or chapters share.
 *
 * A reference to it could mean either. Chapters are called by their files' names without number and ending, so a figure
 * of that name is a duplicate too. `note-1`, `call-1`, `figure-1`, `table-1`, `place-1` and names of
 * an edition's parts such as `page-notes` are ids that the generator assigns itself.
 *
 * @bad
 * ~~~md 01-bridge.md
 * # One
 *
 * :::figure{#bridge}
 * ![A bridge](bridge.png)
 *
 * A bridge
 * :::
 * ~~~
 * 01-bridge.md 3:1-3:19: The id `bridge` is taken by the chapter at 01-bridge.md:1:1; a reference to it could mean either. Choose another
 *
 * @bad
 * ~~~md 01-chapter.md
 * # One
 *
 * :::figure{#figure-2}
 * ![A bridge](bridge.png)
 *
 * A bridge
 * :::
 * ~~~
 * 01-chapter.md 3:1-3:21: The id `figure-2` is one that the generator assigns itself, so two elements could have it. Choose another
 *
 * @bad
 * ~~~md 01-page-notes.md
 * # One
 * ~~~
 * 01-page-notes.md 1:1-1:6: The id `page-notes`, which this chapter has from its file’s name, is one that the generator assigns itself, so two elements could have it. Rename the file
 *
 * @good
 * ~~~md 01-chapter.md
 * # One
 *
 * :::figure{#bridge}
 * ![A bridge](bridge.png)
 *
 * A bridge
 * :::
 * ~~~
 */
export default defineRule({
  id: 'duplicate-id',
  severity: 'error',
  suppressible: false,
  fixable: false,
  check(source, report) {
    const anchors = listAnchors(source)
    const chapters = anchors.filter(({ kind }) => kind === 'chapter')
    const others = anchors.filter(({ kind }) => kind !== 'chapter')
    const taken = new Map<string, Anchor>()
    for (const anchor of [...chapters, ...others]) {
      const { at, place, id } = anchor
      const first = taken.get(id)
      const [name, advice] = nameId(anchor)
      if (first) {
        const where = formatPlace({ file: first.at.file.path, ...positionOf(first).start })
        report({
          at,
          place,
          reason: `${name} is taken by the ${first.kind} at ${where}; a reference to it could mean either. ${advice}`,
          cause: { at: first.at, place: first.place, reason: 'The first one is here' },
        })
        continue
      }
      taken.set(id, anchor)
      if (!isAssigned(id)) continue
      const reason = `${name} is one that the generator assigns itself, so two elements could have it. ${advice}`
      report({ at, place, reason })
    }
  },
})

/** Names the id of a chapter, figure or table as its author gave it, and says how to give another. */
function nameId({ kind, id }: Anchor): [name: string, advice: string] {
  const name = `The id \`${shorten(id)}\``
  return kind === 'chapter'
    ? [`${name}, which this chapter has from its file’s name,`, 'Rename the file']
    : [name, 'Choose another']
}
