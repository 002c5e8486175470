import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, it } from 'vitest'
import { makeAnnex } from '../../src/intel/annex.js'
import { assembleTexts } from '../render/set.js'
import { everyType } from './every-type.js'
import { findStixValidator, validateStix } from './stix-validator.js'

it('writes what the validator of OASIS takes for STIX 2.1', { timeout: 120_000 }, async (test) => {
  const validator = await findStixValidator()
  if (validator === undefined)
    return test.skip("Python's registry is not reached, so STIX bundles are not validated")
  const folder = await mkdtemp(path.join(tmpdir(), 'stix-'))
  try {
    const files: string[] = []
    for (const classification of ['TLP:CLEAR', 'TLP:AMBER+STRICT', 'For members']) {
      const stix = makeAnnex(assembleTexts(['O', everyType], { classification })).find(({ name }) =>
        name.endsWith('.stix.json'),
      )
      const file = path.join(folder, `${files.length}.json`)
      await writeFile(file, stix?.content ?? '')
      files.push(file)
    }
    expect(await validateStix(validator, files)).toBe('')
    const broken = path.join(folder, 'broken.json')
    await writeFile(broken, '{"type":"bundle","id":"bundle--1","objects":[]}')
    expect(await validateStix(validator, [broken])).toContain('Invalid')
  } finally {
    await rm(folder, { recursive: true })
  }
})
