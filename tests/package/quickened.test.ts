import { readFileSync } from 'node:fs'
import { tests as commonMark } from 'commonmark-spec'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { parseInThreads } from '../../src/source/markdown/parse-in-threads.js'
import { parseText } from '../../src/source/markdown/parse-text.js'
import { gfmExamples } from '../source/markdown/gfm-examples.js'

// Threads parse with the bundle, in which .ci/quickened.mjs has changed code of libraries; here nothing is changed.

const examples = [
  ...commonMark.map(({ markdown }) => markdown.replaceAll('→', '\t')),
  ...Object.values(gfmExamples),
]

const chapters = ['01-cyber-insurance', '02-taurus-leak', '03-commercial-spyware'].map((name) =>
  readFileSync(`briefings/2024-03/${name}.md`, 'utf8'),
)

const pieces = [
  ...['a', '日本語。', '𠮟', '\n', '\n\n', '\r\n', '\t', '  ', '    ', '\0', '\\', '&amp;'],
  ...['*', '**', '_', '~~', '`', '```\n', '[', '](', ')', '![', '[^n]', '[^n]: ', '<b>', '</b>'],
  ...['<https://a.example>', 'https://b.example', 'www.c.example', 'd@e.example', '｜', '：'],
  ...['- ', '1. ', '> ', '# ', '|', '| a | b |\n|---|---|\n| c | d |\n', '---\n', '+', ':'],
  ...[':::summary\n', ':::\n', ':tlp[', ']{amber}', '{#id}'],
]

it('parses with quickened libraries what it parses with them as they are', async () => {
  const texts = [...examples, examples.join('\n\n'), ...chapters, chapters.join('\n')]
  expect(await parseInThreads(texts)).toEqual(texts.map(parseText))
})

it('parses alike whatever stands beside what', async () => {
  const text = fc.array(fc.constantFrom(...pieces), { maxLength: 60 }).map((all) => all.join(''))
  const texts = fc.sample(text, { numRuns: 1500, seed: 2024 })
  expect(await parseInThreads(texts)).toEqual(texts.map(parseText))
})
