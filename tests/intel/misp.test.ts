import Draft04 from 'ajv-draft-04'
import { expect, it } from 'vitest'
import * as z from 'zod'
import { makeAnnex } from '../../src/intel/annex.js'
import { indicatorTypes } from '../../src/intel/indicator.js'
import { assembleTexts } from '../render/set.js'
import { everyType } from './every-type.js'
import { findMispSchema } from './misp-schema.js'

const attribute = z.looseObject({ type: z.string(), category: z.string(), value: z.string() })
const file = z.object({ Event: z.looseObject({ Attribute: z.array(attribute) }) })

it('writes what MISP takes for an event', { timeout: 90_000 }, async (test) => {
  const schema = await findMispSchema()
  if (schema === undefined)
    return test.skip("Python's registry is not reached, so events of MISP are not validated")
  const validate = new Draft04.default({ strict: false, allErrors: true }).compile(schema.event)
  for (const classification of ['TLP:CLEAR', 'TLP:AMBER+STRICT', 'For members']) {
    const briefing = assembleTexts(['O', everyType], { classification })
    const misp = makeAnnex(briefing, { misp: true }).find(({ name }) => name.endsWith('.misp.json'))
    const event = file.parse(JSON.parse(misp?.content ?? ''))
    // The schema is older than these two, which MISP has had since 2.4.120.
    for (const each of event.Event.Attribute) {
      delete each.first_seen
      delete each.last_seen
    }
    validate(event)
    expect(validate.errors ?? []).toEqual([])
    const strange = event.Event.Attribute.filter(
      ({ type, category }) => !schema.categories[category]?.includes(type),
    )
    expect(strange).toEqual([])
    expect(event.Event.Attribute).toHaveLength(indicatorTypes.length + 1)
  }
  validate({ Event: { Attribute: [{ to_ids: 'yes' }] } })
  expect(validate.errors).not.toBeNull()
})
