import { expect, it } from 'vitest'
import { repairChapter } from './repair-text.js'

it.each([
  [
    'a paragraph below its picture',
    '![A](a.png)\n\n*Figure 1: A bridge[^a].*\n\n[^a]: One\n',
    ':::figure\n![A](a.png)\n\nA bridge[^a].\n:::\n\n[^a]: One\n',
  ],
  [
    'the line below its picture',
    '![A](a.png)\n図２－１　橋の図\n',
    ':::figure\n![A](a.png)\n\n橋の図\n:::\n',
  ],
  ['a line of its own', '![A](a.png)\n図2　橋\n', ':::figure\n![A](a.png)\n\n橋\n:::\n'],
  [
    'a paragraph above its table',
    '**Table 3.** All of it\n\n表1：橋\n\n| a |\n|---|\n| 1 |\n',
    '**Table 3.** All of it\n\n:::table\n| a |\n|---|\n| 1 |\n\n橋\n:::\n',
  ],
  [
    'each of several',
    '![A](a.png)\n\nFig. 1. One\n\n![B](b.png)\n\nFig. 2. Two\n',
    ':::figure\n![A](a.png)\n\nOne\n:::\n\n:::figure\n![B](b.png)\n\nTwo\n:::\n',
  ],
  [
    'none that is a sentence',
    '![A](a.png)\n\nFigures show a bridge.\n',
    '![A](a.png)\n\nFigures show a bridge.\n',
  ],
  ['none without words', '![A](a.png)\n\nFigure 1\n', '![A](a.png)\n\nFigure 1\n'],
])('makes a caption of %s', (_, before, after) => {
  expect(repairChapter(before)).toBe(after)
})

it.each([
  ['dots', '• one\n• two\n', '- one\n- two\n'],
  ['dots below a line', '対策：\n・一\n・二\n', '対策：\n- 一\n- 二\n'],
  ['lines that are parted', '・一\\\n・二\n', '・一\\\n・二\n'],
  ['one line', '・一\n\n・二\n', '・一\n\n・二\n'],
])('makes a list of %s, where it would run together', (_, before, after) => {
  expect(repairChapter(before)).toBe(after)
})

it.each([
  [
    'in a quote',
    '> :::figure{#q}\n> ![A](a.png)\n> A bridge\n> :::\n',
    '> :::figure{#q}\n> ![A](a.png)\n>\n> A bridge\n> :::\n',
  ],
  [
    'with the ends of lines that the file has',
    ':::figure{#q}\r\n![A](a.png)\r\nA bridge\r\n:::\r\n',
    ':::figure{#q}\r\n![A](a.png)\r\n\r\nA bridge\r\n:::\r\n',
  ],
])('parts a picture from its caption %s', (_, before, after) => {
  expect(repairChapter(before)).toBe(after)
})
