import { group } from '../../group.js'
import type { UaRule } from './subject.js'

const rowGroups = ['THead', 'TBody', 'TFoot']

/** Where an element may stand: clause, type, types of its parent. */
const parents: readonly [string, string, readonly string[]][] = [
  ['7.2-4', 'TR', ['Table', ...rowGroups]],
  ['7.2-5', 'THead', ['Table']],
  ['7.2-6', 'TBody', ['Table']],
  ['7.2-7', 'TFoot', ['Table']],
  ['7.2-8', 'TH', ['TR']],
  ['7.2-9', 'TD', ['TR']],
  ['7.2-17', 'LI', ['L']],
  ['7.2-18', 'LBody', ['LI']],
  ['7.2-26', 'TOCI', ['TOC']],
]

/** What an element may hold: clause, type, its kids' types written one after the other. */
const kids: readonly [string, string, RegExp][] = [
  [
    '7.2-3',
    'Table',
    /^(Caption )?((TR|THead|TBody|TFoot) )*$|^((TR|THead|TBody|TFoot) )*(Caption )?$/,
  ],
  ['7.2-10', 'TR', /^((TH|TD) )*$/],
  ['7.2-19', 'L', /^(Caption )?((L|LI) )*$/],
  ['7.2-20', 'LI', /^((Lbl|LBody) )*$/],
  ['7.2-27', 'TOC', /^(Caption )?((TOC|TOCI) )*$/],
  ['7.2-36', 'THead', /^(TR )*$/],
  ['7.2-37', 'TBody', /^(TR )*$/],
  ['7.2-38', 'TFoot', /^(TR )*$/],
]

/** By their types: most elements, such as paragraphs, have no rule. */
const [parentsOf, kidsOf] = [group(parents, ([, type]) => type), group(kids, ([, type]) => type)]

/** Lists, tables and contents are built from their own parts (ISO 32000-1, 14.8.4.2 and 14.8.4.3). */
export const nestingRules: UaRule = function* ({ elements, parentOf, typeOf, kidTypes, where }) {
  for (const element of elements) {
    const type = typeOf(element) ?? element.type
    const parent = parentOf.get(element)
    const parentType = (parent && typeOf(parent)) ?? 'nothing'
    for (const [clause, , allowed] of parentsOf.get(type) ?? []) {
      if (!allowed.includes(parentType))
        yield {
          clause,
          message: `A ${type} stands in ${parentType}, not in ${allowed.join(' or ')}`,
          ...where(element),
        }
    }
    for (const [clause, , pattern] of kidsOf.get(type) ?? []) {
      const found = kidTypes(element)
      if (!pattern.test(found.map((kid) => `${kid} `).join('')))
        yield {
          clause,
          message: `A ${type} holds ${[...new Set(found)].join(', ')}`,
          ...where(element),
        }
      // Its text would belong to no item, cell or row.
      if (element.kids.some(({ kind }) => kind === 'content'))
        yield { clause, message: `A ${type} holds bare content`, ...where(element) }
    }
  }
}
