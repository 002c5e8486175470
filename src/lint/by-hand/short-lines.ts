import { hidden } from '../../footnotes/prose.js'
import { widthOf } from '../../terminal/width.js'

/** `Owner: Jane Doe`, `**発行日**：2026年11月2日` */
const labelled =
  /^[*_]{0,3}\p{Lu}[\p{L}\p{N} /&()-]{0,30}[*_]{0,3}:[*_]{0,3}[ \t]+\S|^[*_]{0,3}[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}ー]{1,10}[*_]{0,3}[：:][*_]{0,3}[ \t\u3000]*\S/u

/** A line of Japanese that says no sentence, such as a day or an office. */
const bare = /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}]/u
const sentence = /[。、，．：:；！？）」』]$|[。、]/u

/** Columns of such a line; a text that was wrapped has longer ones. */
const longest = 40

/** Fewer may have been parted by chance. */
const fewest = 3

/**
 * Takes a paragraph of which no line ends with a hard break; returns where its lines end, but for the last, if all of
 * them have a label of their own, or are short and say no sentence; undefined otherwise.
 */
export function listLabelled(paragraph: string): number[] | undefined {
  if (/(?: {2}|\\)\r?\n/.test(paragraph) || paragraph.includes(`${hidden}\n`)) return undefined
  const lines = [...paragraph.trimEnd().matchAll(/[^\r\n]+/g)].map(({ 0: line, index }) => ({
    words: line.replace(/^[ \t>]+/, '').trimEnd(),
    end: index + line.trimEnd().length,
  }))
  if (lines.length < fewest) return undefined
  const isShort = (words: string) =>
    bare.test(words) && !sentence.test(words) && widthOf(words) <= longest
  const areApart =
    lines.every(({ words }) => labelled.test(words)) || lines.every(({ words }) => isShort(words))
  return areApart ? lines.slice(0, -1).map(({ end }) => end) : undefined
}
