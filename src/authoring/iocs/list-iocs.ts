import { hostOfAddress } from '../../addresses/live.js'
import { cutFiles } from '../../briefing/tlp/cut-files.js'
import { type ExtractedIndicator, extractIndicators } from '../../intel/extract.js'
import { type IndicatorType, readType } from '../../intel/indicator.js'
import { listTables } from '../../intel/read-table.js'
import { readValue } from '../../intel/read-value.js'
import { describeBenign } from '../../intel/well-known.js'
import { isAbove, type Level, levelOf, requireLevel } from '../../source/tlp/level.js'
import type { LinePlace } from '../print-list.js'
import type { ReadableBriefing } from '../read-for-listing.js'
import { listTextLines } from './text-lines.js'

/** An indicator of a briefing, and where it stands. */
export interface ListedIndicator {
  type: IndicatorType
  /** Refanged, as machines expect it. */
  value: string
  tables: LinePlace[]
  text: LinePlace[]
  /** Whether the text names it and no `:::iocs` does, though machines could look for it. */
  isMissing: boolean
  /** Why it would help nobody as an indicator, in words that follow its value. */
  benign: string | undefined
  /** Ids of the earlier briefings that contain it, oldest first. */
  earlier: string[]
}

/**
 * Lists the indicators of a briefing, in tables and in running text, in the order in which they are first read.
 *
 * @param level of the readers: what is above it is left out, here and in the months before
 * @param before the earlier briefings, oldest first
 * @throws BriefingError (usage) if a level is asked for that the briefing cannot have
 */
export function listIndicators(
  briefing: ReadableBriefing,
  before: readonly ReadableBriefing[],
  level?: Level,
): ListedIndicator[] {
  if (level) requireLevel(briefing.id, briefing.frontMatter.classification, level)
  const known = before.map((each) => ({ id: each.id, keys: gather(each, level) }))
  const found = gather(briefing, level)
  const listed = [...found].map(([key, { type, value, tables, text, isOnlyLinked }]) => ({
    type,
    value,
    tables,
    text,
    isMissing: false,
    benign:
      describeBenign(type, value) ??
      (isOnlyLinked ? 'is linked, as a source is; defang it if it is not one' : undefined),
    earlier: known.filter(({ keys }) => keys.has(key)).map(({ id }) => id),
  }))
  const hosts = new Set(
    listed.flatMap(({ type, value, tables }) =>
      tables.length > 0 && (type === 'url' || type === 'email') ? [hostOfAddress(type, value)] : [],
    ),
  )
  return listed.map((each) => ({
    ...each,
    isMissing:
      each.tables.length === 0 && !each.benign && !names.has(each.type) && !hosts.has(each.value),
  }))
}

/** What a report mentions by name; no machine will come across it, so it belongs in no table. */
const names: ReadonlySet<IndicatorType> = new Set(['cve', 'asn', 'yara'])

interface Found {
  type: IndicatorType
  value: string
  tables: LinePlace[]
  text: LinePlace[]
  /** Whether it occurs only as a link, which nobody makes of an attacker's address. */
  isOnlyLinked: boolean
}

type Gathered = Map<string, Found>

function gather({ frontMatter, parsed }: ReadableBriefing, level: Level | undefined): Gathered {
  const own = levelOf(frontMatter.classification)
  // A report that says nothing of TLP is above no level, but what is marked in it is.
  const isCut = level !== undefined && (own === undefined || isAbove(own, level))
  const files = isCut ? cutFiles(parsed, level) : parsed
  const found: Gathered = new Map()
  const add = (
    where: 'tables' | 'text',
    { type, value }: ExtractedIndicator,
    place: LinePlace,
    { isLink = false } = {},
  ) => {
    const key = JSON.stringify([type, value])
    const one = found.get(key) ?? { type, value, tables: [], text: [], isOnlyLinked: true }
    found.set(key, one)
    if (!isLink) one.isOnlyLinked = false
    if (one[where].some(({ file, line }) => file === place.file && line === place.line)) return
    one[where].push(place)
  }
  for (const { file, tree } of files) {
    const place = (line: number): LinePlace => ({ file: file.path, line })
    for (const { text, line, part, isLink } of listTextLines(tree)) {
      for (const indicator of extractIndicators(text, { live: part === 'text' }))
        add('text', indicator, place(line), { isLink })
    }
    for (const { rows } of listTables(tree)) {
      for (const { cells } of rows) {
        const [typed, cell] = [cells.get('type'), cells.get('value')]
        const type = readType(typed?.text ?? '')
        const read = type && cell && readValue(type, cell.text)
        if (read && 'value' in read)
          add('tables', { type, value: read.value }, place(lineOf(cell.node)))
      }
    }
  }
  return found
}

function lineOf({ position }: { position?: { start: { line: number } } | undefined }): number {
  return position?.start.line ?? 1
}
