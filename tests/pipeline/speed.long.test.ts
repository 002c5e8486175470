import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, it } from 'vitest'
import { makeText, writeText } from '../../bench/briefing.js'
import { listEngines } from '../../bench/engines.js'
import { type Measured, measure } from '../../bench/measure.js'
import { findBrowser } from '../../src/browser/find.js'

const [limit, ours] = ['Chrome, tagged, no notes at the foot', 'briefing, proved']

/** Twice of what it took when this was written; docs/performance.md has what the engines take. */
it.runIf(process.platform === 'linux')(
  'builds and proves a PDF in less than 14 times the processor time in which Chrome prints the text',
  async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'briefing-speed-'))
    try {
      await writeText(folder, makeText(12, '', ''))
      const { executablePath } = await findBrowser()
      const took = new Map<string, Measured>()
      for (const { name, command } of listEngines(executablePath))
        if (name === limit || name === ours) took.set(name, await measure(command(folder), folder))
      const [least, own] = [limit, ours].map((name) => took.get(name ?? '')?.cpu ?? 0)
      expect(least).toBeGreaterThan(0)
      expect(own).toBeLessThan(14 * (least ?? 0))
    } finally {
      await rm(folder, { recursive: true })
    }
  },
)
