import type { Note, RandomBriefing } from '../document.js'
import { addressOf } from '../vocabulary.js'
import { writeBlock } from './blocks.js'
import type { Expected } from './expected.js'
import { indent } from './indent.js'
import { type Written, writeLine } from './inlines.js'
import type { Numbers } from './numbers.js'

const levels = ['clear', 'green', 'amber', 'amber+strict', 'red']

/** What is shared by the lines and blocks of one file while they are written. */
export class FileWriter {
  readonly language: 'en' | 'ja'
  /** Levels that may be marked; none where the briefing itself has none. */
  readonly levels: readonly string[]
  readonly numbers: Numbers
  /** What links to headings may say, those in other files with the file's name. */
  readonly slugs: readonly string[]
  /** The texts, in the order of the file; notes apart. */
  readonly texts: string[] = []
  /** Definitions of links, for the end of the file. */
  readonly definitions: string[] = []
  /** Words of links that are labels of definitions themselves; twice alike they would lead to one address. */
  readonly labels = new Set<string>()
  /** Definitions of notes for the end of the file. */
  readonly #late: string[] = []
  /** Those that stand after the block that calls them. */
  readonly #near: string[] = []
  /** Level of the heading before, so that none is left out. */
  level = 1
  readonly #otherMarker: boolean[] = []
  readonly #expected: Expected

  constructor(
    { language, classification }: Pick<RandomBriefing, 'language' | 'classification'>,
    numbers: Numbers,
    slugs: readonly string[],
    expected: Expected,
  ) {
    this.language = language
    const own = levels.indexOf(classification.replace('TLP:', '').toLowerCase())
    this.levels = levels.slice(0, own + 1)
    this.numbers = numbers
    this.slugs = slugs
    this.#expected = expected
  }

  get urls(): string[] {
    return this.#expected.urls
  }

  /** Adds a text that must be printed. */
  expect(text: string): void {
    if (text.trim() !== '') this.texts.push(text)
  }

  /** Two lists of one marker are one list, so each has another one than the list before; by depth. */
  turnMarker(depth: number): boolean {
    const turned = !this.#otherMarker[depth]
    this.#otherMarker[depth] = turned
    return turned
  }

  /** Adds the text of a table's cell. */
  expectCell(text: string): void {
    this.expect(text)
    this.#expected.cells.add(text)
  }

  /** A level for what is marked; undefined where nothing can be. */
  levelOf(pick: number): string | undefined {
    return this.levels[pick % this.levels.length]
  }

  define(note: Note): void {
    const texts: string[] = []
    const { markdown, text } = writeLine(this, note.text)
    let first = `[^${this.numbers.label.get(note)}]: ${markdown}`
    let shown = text
    if (note.source) {
      const number = this.numbers.note.get(note) ?? 0
      const url = addressOf((number * 2) % 4, number + 10_000)
      this.urls.push(url)
      first += ` <${url}>`
      shown += url
    }
    texts.push(shown)
    const kept = this.texts.length
    const blocks = note.blocks.map((block) => indent(writeBlock(this, block, 1), '    '))
    texts.push(...this.texts.splice(kept))
    this.#expected.notes[(this.numbers.note.get(note) ?? 0) - 1] = texts
    const definition = [first, ...blocks].join('\n\n')
    if (note.near) this.#near.push(definition)
    else this.#late.push(definition)
  }

  /** The definitions of notes that belong after the block just written. */
  takeNear(): string[] {
    return this.#near.splice(0)
  }

  /** The definitions that belong at the end of the file. */
  takeLate(): string[] {
    return [...this.takeNear(), ...this.#late.splice(0), ...this.definitions.splice(0)]
  }

  refer(pick: number): Written {
    const targets = this.numbers.targets.filter(({ id }) => id !== '')
    const target = targets[pick % targets.length]
    if (!target) return { markdown: '', text: '' }
    const { kind, id, number } = target
    return { markdown: `[](#${id})`, text: labelOf(kind, number, this.language) }
  }

  headingLink(pick: number): string | undefined {
    const slug = this.slugs[pick % this.slugs.length]
    return slug === undefined ? undefined : `#${slug}`
  }
}

export function labelOf(
  kind: 'figure' | 'table' | 'chapter',
  number: number,
  language: 'en' | 'ja',
): string {
  if (language === 'en')
    return `${{ figure: 'Figure', table: 'Table', chapter: 'Chapter' }[kind]} ${number}`
  return { figure: `図 ${number}`, table: `表 ${number}`, chapter: `第 ${number} 章` }[kind]
}
