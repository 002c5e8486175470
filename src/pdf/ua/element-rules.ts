import { getDict, getName, readName, toText } from '../content/objects.js'
import { standardTypes } from '../content/structure-types.js'
import type { UaRule } from './subject.js'

/** Types are standard ones or lead to them. */
export const typeRules: UaRule = function* ({ context, catalog, elements, typeOf, where }) {
  const reported = new Set<string>()
  for (const element of elements) {
    if (typeOf(element) || reported.has(element.type)) continue
    reported.add(element.type)
    yield {
      clause: '7.1-5',
      message: `${element.type} is no standard type and not mapped to one`,
      ...where(element),
    }
  }
  const roles = getDict(context, getDict(context, catalog, 'StructTreeRoot'), 'RoleMap')
  for (const key of roles?.keys() ?? []) {
    const type = readName(key)
    if (standardTypes.has(type))
      yield {
        clause: '7.1-7',
        message: `The standard type ${type} is mapped to ${getName(context, roles, type)}`,
      }
  }
}

/** Pictures and formulas can be read out. */
export const alternativeRules: UaRule = function* ({ elements, typeOf, where }) {
  for (const element of elements) {
    const type = typeOf(element)
    if (type !== 'Figure' && type !== 'Formula') continue
    const { attributes } = element
    if (toText(attributes.get('Alt')) || toText(attributes.get('ActualText'))) continue
    const clause = type === 'Figure' ? '7.3-1' : '7.7-1'
    yield { clause, message: `A ${type} has no alternative text`, ...where(element) }
  }
}

/** The first heading is `H1`, and no level is left out on the way down. */
export const headingRules: UaRule = function* ({ elements, typeOf, where }) {
  let before = 0
  let plain = false
  for (const element of elements) {
    const type = typeOf(element)
    if (type === 'H') plain = true
    const level = Number(/^H([1-6])$/.exec(type ?? '')?.[1])
    if (!level) continue
    if (level > before + 1) {
      const message =
        before === 0 ? `The first heading is an H${level}` : `An H${level} follows an H${before}`
      yield { clause: '7.4.2-1', message, ...where(element) }
    }
    before = level
  }
  if (plain && before > 0)
    yield { clause: '7.4.4-2', message: 'Both H and numbered headings are used' }
}

/** Every note can be found by its identifier. */
export const noteRules: UaRule = function* ({ elements, typeOf, where }) {
  const seen = new Set<string>()
  for (const element of elements) {
    if (typeOf(element) !== 'Note') continue
    const id = toText(element.attributes.get('ID'))
    if (!id) yield { clause: '7.9-1', message: 'A Note has no ID', ...where(element) }
    else if (seen.has(id))
      yield { clause: '7.9-2', message: `Two Notes have the ID ${id}`, ...where(element) }
    seen.add(id ?? '')
  }
}
