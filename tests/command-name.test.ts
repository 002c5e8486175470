import { expect, it } from 'vitest'
import { nameCommand } from '../src/command-name.js'

it.each([
  ['/home/a/work/node_modules/.bin/briefing', '/home/a/work', 'npx --no -- briefing check'],
  [
    '/home/a/work/node_modules/.bin/briefing',
    '/home/a/work/briefings',
    'npx --no -- briefing check',
  ],
  [
    '/home/a/work/node_modules/@threat-briefing/generator/dist/cli.js',
    '/home/a/work',
    'npx --no -- briefing check',
  ],
  [
    '/usr/lib/node_modules/@threat-briefing/generator/dist/cli.js',
    '/home/a/work',
    'briefing check',
  ],
  ['/usr/bin/briefing', '/home/a/work', 'briefing check'],
  ['/home/a/generator/dist/cli.js', '/home/a/generator', 'briefing check'],
  ['/home/a/work/node_modules/vitest/vitest.mjs', '/home/a/work', 'briefing check'],
  ['', '/', 'briefing check'],
])('%s, called in %s, is %s', (script, folder, name) => {
  expect(nameCommand('check', script, folder)).toBe(name)
})
