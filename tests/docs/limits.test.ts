import { readFile } from 'node:fs/promises'
import { expect, it } from 'vitest'
import { formatLimit } from '../../src/authoring/format/parse-patiently.js'
import { memoryLimit, mostPrintTimes, pagesInTime, phaseLimits } from '../../src/browser/limits.js'
import { maximumPixels } from '../../src/pictures/measure-bitmap.js'
import { maximumPictureBytes } from '../../src/pictures/read-pictures.js'
import { drawingLimits as drawing } from '../../src/pictures/svg/measure-cost.js'
import { maximumElements } from '../../src/pictures/svg/parse-svg.js'
import { limitMilliseconds } from '../../src/source/markdown/parse-in-threads.js'
import { textLimits } from '../../src/source/markdown/too-complex.js'
import { harmlessLength } from '../../src/source/parse.js'
import { maximumSourceBytes } from '../../src/source/read.js'

const page = await readFile('docs/limits.md', 'utf8')

const megabytes = (bytes: number) => `${bytes / 2 ** 20} MB`
const seconds = (milliseconds: number) => `${milliseconds / 1000} s`

it.each<[string, number | string]>([
  ['Size of `briefing.md`', megabytes(maximumSourceBytes)],
  ['Characters in a line', textLimits.lineLength],
  ['Quotes and lists', textLimits.depth],
  ['`:::` containers', textLimits.openContainers],
  ['Notes that', textLimits.notes],
  ['Cells in a row', textLimits.cellsInRow],
  ['Rows of a table', textLimits.rows],
  ['Cells in all', textLimits.cells],
  ['Lines of code', textLimits.codeLines],
  ['Lines that go on', textLimits.lazyLines],
  ['Brackets', textLimits.bracketsInBlock],
  ['Marks of emphasis', textLimits.marksInBlock],
  ['Characters searched', textLimits.backtickSearch],
  [
    `Processor time to read a text of more than ${harmlessLength / 1024} kB`,
    seconds(limitMilliseconds),
  ],
  ['Time to format', seconds(formatLimit)],
  ['Size of a picture', megabytes(maximumPictureBytes)],
  ['Pixels', maximumPixels],
  ['Elements in an SVG', maximumElements],
  ['Elements drawn', drawing.drawn],
  ['Masks, filters, patterns', drawing.mask],
  ['Markers', drawing.marker],
  ['Clip paths', drawing['clip-path']],
  ['`use` inside', drawing.use],
  ['Masks and filters, in areas', drawing.layers],
  ['Time to start', seconds(phaseLimits.launch)],
  ['Time to load', seconds(phaseLimits.load)],
  ['Time of each step', seconds(phaseLimits.layout)],
  [
    'Time to print',
    `${seconds(phaseLimits.print)} for every ${pagesInTime} pages, at least ${seconds(phaseLimits.print)}, at most ${seconds(phaseLimits.print * mostPrintTimes)}`,
  ],
  ['Memory', `${memoryLimit / 2 ** 30} GB`],
])('names the limit of “%s”', (what, limit) => {
  const row = page.split('\n').find((line) => line.startsWith(`| ${what}`))
  expect(row?.split('|')[2]?.trim()).toBe(String(limit))
})

it('names the limits of what stands in code or is counted as another', () => {
  expect(page).toContain(`(in a block of code: ${textLimits.bracketsInCode})`)
  expect(page).toContain(`(in a block of code: ${textLimits.marksInCode})`)
  expect([drawing.filter, drawing.pattern]).toEqual([drawing.mask, drawing.mask])
})
