import Ajv2020 from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { expect, it } from 'vitest'
import * as z from 'zod'
import { makeAnnex } from '../../src/intel/annex.js'
import { assembleTexts } from '../render/set.js'
import { everyType } from './every-type.js'
import { stixValidator } from './stix-validator.js'
import { readWheel } from './wheel.js'

const schema = z.looseObject({ $id: z.string() })
const bundle = z.object({ objects: z.array(z.looseObject({ type: z.string() })) })

/** Compiles the schemas of OASIS; gives what judges an object by the schema of its type. */
async function compileSchemas() {
  const files = await readWheel(stixValidator, (name) =>
    /schemas-2\.1\/schemas\/.*\.json$/.test(name),
  )
  if (!files) return undefined
  const ajv = new Ajv2020.default({ strict: false, allErrors: true, unicodeRegExp: false })
  addFormats.default(ajv)
  const idByType = new Map<string, string>()
  for (const [name, content] of files) {
    const { $id } = schema.parse(content)
    idByType.set(name.replace(/^.*\/(.*)\.json$/, '$1'), $id)
    ajv.addSchema(schema.parse(content))
  }
  return (object: { type: string }): string[] => {
    const judge = ajv.getSchema(idByType.get(object.type) ?? '')
    if (!judge) return [`no schema for ${object.type}`]
    judge(object)
    return (judge.errors ?? []).map(
      (error) => `${object.type}${error.instancePath}: ${error.message}`,
    )
  }
}

it('writes what the schemas of OASIS take for STIX 2.1', { timeout: 90_000 }, async (test) => {
  const judge = await compileSchemas()
  if (!judge)
    return test.skip("Python's registry is not reached, so STIX bundles are not validated")
  for (const classification of ['TLP:CLEAR', 'TLP:AMBER+STRICT', 'For members']) {
    const annex = makeAnnex(assembleTexts(['O', everyType], { classification }))
    const stix = annex.find(({ name }) => name.endsWith('.stix.json'))
    const { objects } = bundle.parse(JSON.parse(stix?.content ?? ''))
    expect(new Set(objects.map(({ type }) => type)).size).toBeGreaterThan(4)
    expect(objects.flatMap(judge)).toEqual([])
  }
  expect(judge({ type: 'indicator' })).not.toEqual([])
})
