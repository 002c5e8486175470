/** `TLP:AMBER` in a text, and what may be meant by `TLP:AMBRE`; the first group is what stands behind the colon. */
export const writtenLabel = /\bTLP[ \t]?[:：][ \t]?([A-Z]+(?:\+[A-Z]+)?)\b/gi
