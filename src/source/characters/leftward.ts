/**
 * A character that is written from right to left, for regular expressions with the flag `u`: Hebrew, Arabic, Syriac and
 * their kin (UAX #9, R and AL).
 */
export const leftward =
  '(?!\\p{N})[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]'
