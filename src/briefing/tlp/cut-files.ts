import type { FootnoteDefinition, Heading, Nodes, Root } from 'mdast'
import { visit } from 'unist-util-visit'
import type { FrontMatter } from '../../source/front-matter.js'
import type { ParsedFile } from '../../source/parse.js'
import { isAbove, type Level, labelOf, levelOf } from '../../source/tlp/level.js'
import { levelOfChapter } from '../../source/tlp/marks.js'
import { type Rewritten, rewrite } from '../../source/tlp/rewrite.js'
import type { NoteModel } from '../describe.js'
import { listHeadingSlugs, openingName } from '../link-targets.js'
import { chapterId, decodeFragment } from '../reference-target.js'
import { cut } from './cut.js'

/**
 * Takes the files of a briefing, briefing.md first; returns them as the readers of an edition may know them: without what
 * is above the level, the notes that only this calls, and whatever would tell where it stood. Before anything is numbered,
 * so that all numbers run on.
 */
export function cutFiles(files: readonly ParsedFile[], level: Level): ParsedFile[] {
  const kept = files
    .filter((file, index) => index === 0 || !isChapterAbove(file, level))
    .map((file, index) => ({
      file,
      name: index === 0 ? openingName : chapterId(file.file.path),
      cut: cut(writtenIn(file), level),
    }))
  const names = renameHeadings(
    kept.map(({ file, ...other }) => ({ ...other, written: writtenIn(file) })),
  )
  return kept.map(({ file, name, cut: { tree } }): ParsedFile => {
    const disclaimer = file.disclaimer && cut(file.writtenDisclaimer ?? file.disclaimer, level).tree
    return {
      file: file.file,
      tree: renameLinks(withoutUncalled(tree), name, names),
      ...(disclaimer && { disclaimer: renameLinks(disclaimer, openingName, names) }),
    }
  })
}

/** The front matter of an edition: its label is that of the level, or the briefing's own where that is no higher. */
export function cutFrontMatter(frontMatter: FrontMatter, level: Level): FrontMatter {
  const own = levelOf(frontMatter.classification)
  if (own && !isAbove(own, level)) return frontMatter
  return { ...frontMatter, classification: labelOf(level) }
}

function writtenIn({ tree, written }: ParsedFile): Root {
  return written ?? tree
}

function isChapterAbove(file: ParsedFile, level: Level): boolean {
  const chapter = levelOfChapter(file.tree)
  return chapter !== undefined && isAbove(chapter.level, level)
}

/** Leaves out the notes that nothing calls any more, and those that only these call. */
function withoutUncalled(tree: Root): Root {
  const definitions = new Map<string, FootnoteDefinition>()
  visit(tree, 'footnoteDefinition', (node) => {
    if (!definitions.has(node.identifier)) definitions.set(node.identifier, node)
  })
  const called = new Set<Nodes>()
  const waiting: Nodes[] = [tree]
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    visit(next, (node) => {
      if (node.type === 'footnoteDefinition' && node !== next) return 'skip'
      const definition = node.type === 'footnoteReference' && definitions.get(node.identifier)
      if (!definition || called.has(definition)) return undefined
      called.add(definition)
      waiting.push(definition)
      return undefined
    })
  }
  return rewrite(tree, (node) =>
    node.type === 'footnoteDefinition' && !called.has(node) ? 'drop' : undefined,
  ).tree
}

/** Lists the headings that are called otherwise in the edition, by `name/slug`, since one above them is gone or shorter. */
function renameHeadings(
  files: readonly { name: string; written: Root; cut: Rewritten }[],
): Map<string, string> {
  const renamed = new Map<string, string>()
  for (const { name, written, cut: edition } of files) {
    const now = new Map(
      [...listHeadingSlugs(edition.tree)].map(([slug, heading]) => [heading, slug]),
    )
    for (const [slug, heading] of listHeadingSlugs(written)) {
      const kept: Heading | undefined = edition.keptAs(heading)
      const as = kept && now.get(kept)
      if (as !== undefined && as !== slug) renamed.set(`${name}/${slug}`, as)
    }
  }
  return renamed
}

function renameLinks(tree: Root, name: string, renamed: ReadonlyMap<string, string>): Root {
  if (renamed.size === 0) return tree
  return rewrite(tree, (node) => {
    if (node.type !== 'link' || !node.url.startsWith('#')) return undefined
    const id = decodeFragment(node.url)
    const own = renamed.get(`${name}/${id}`)
    if (own !== undefined) return { ...node, url: `#${own}` }
    const far = renamed.get(id)
    return far === undefined ? undefined : { ...node, url: `#${id.split('/')[0]}/${far}` }
  }).tree
}

/**
 * Takes the note model of an edition that leaves something out; returns it without lines, columns, names of files and
 * labels of the source, all of which would tell where something stood.
 *
 * @param name stands for the files
 */
export function withoutPlaces(model: NoteModel, name: string): NoteModel {
  const hide = <Value>(value: Value): Value => {
    if (Array.isArray(value)) return value.map(hide) as Value
    if (typeof value !== 'object' || value === null) return value
    const copy = Object.entries(value).map(([key, held]) => [key, hide(held)])
    const hidden =
      'file' in value && 'line' in value ? { file: name, line: null, column: null } : {}
    return { ...Object.fromEntries(copy), ...hidden }
  }
  const hidden = hide(model)
  const notes = hidden.notes.map((note) => ({ ...note, label: String(note.number) }))
  return { ...hidden, notes }
}
