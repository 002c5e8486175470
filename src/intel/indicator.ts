import type { Level } from '../source/tlp/level.js'
import type { IndicatorType } from './indicator-types.js'

/** An indicator of a briefing, as machines get it. */
export interface Indicator {
  type: IndicatorType
  /** Refanged, in one form. */
  value: string
  /** Days and times as STIX has them, in UTC with milliseconds. */
  firstSeen?: string
  lastSeen?: string
  /** From 0 to 100. */
  confidence?: number
  /** Absent where it is that of the briefing. */
  tlp?: Level
  /** Ids of techniques of ATT&CK. */
  techniques: string[]
  /** What the column `note` says. */
  note: string
  /** Addresses of the sources that the row's notes name. */
  sources: string[]
  /** Id and caption of its table. */
  table: { id: string; caption: string }
}
