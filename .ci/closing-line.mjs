// Prints `N passed, N failed` from the last test run; a run that never came to its tests counts as one failure.
import { existsSync, readFileSync } from 'node:fs'

const file = new URL('../.cache/vitest.json', import.meta.url)
const { numPassedTests, numFailedTests } = existsSync(file)
  ? JSON.parse(readFileSync(file, 'utf8'))
  : { numPassedTests: 0, numFailedTests: 0 }
const stopped = process.argv[2] !== '0' && numFailedTests === 0 ? 1 : 0
console.log(`${numPassedTests} passed, ${numFailedTests + stopped} failed`)
