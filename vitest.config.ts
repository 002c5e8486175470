import { defineConfig } from 'vitest/config'
import { listFlags } from './src/start/postpone-optimising.js'

/** `npm test` runs everything but the long suites, `npm run test:long` only those. */
const long = process.env.BRIEFING_TESTS === 'long'

export default defineConfig({
  test: {
    include: long ? ['tests/**/*.long.test.ts'] : ['tests/**/*.test.ts'],
    exclude: long ? [] : ['tests/**/*.long.test.ts'],
    globalSetup: ['.ci/bundle-in-page.mjs'],
    setupFiles: ['tests/set-up.ts'],
    testTimeout: long ? 600_000 : 30_000,
    hookTimeout: 60_000,
    // Two cores: a browser and its test fill one each.
    // One more than two cores: while a test waits for its browser or a command, another has the core.
    maxWorkers: 3,
    // As the commands do: most of what runs here runs a few times only.
    execArgv: [...listFlags(process.versions.node)],
    // No test changes what another one imports, and loading the libraries once a file takes long.
    isolate: false,
    reporters: ['default', ['json', { outputFile: '.cache/vitest.json' }]],
  },
})
