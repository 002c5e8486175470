/** A rule of PDF/UA-1 that a file breaks. */
export interface UaFailure {
  /** Clause of ISO 14289-1 and the test's number in veraPDF's profile of it, as `7.18.5-2`; `ISO 32000-1, 14.7.4.4` for the rules beneath. */
  clause: string
  message: string
  /** From 1. */
  page?: number
  /** Names of the marked content that is meant (`markName`), or stands around what is meant; the nearest first. */
  marks?: readonly string[]
}

/** Where a failure is. */
export type UaPlace = Pick<UaFailure, 'page' | 'marks'>
