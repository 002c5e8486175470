import { expect, it } from 'vitest'
import { findTechnique, listTechniqueIds } from '../../src/intel/attack.js'

it.each([
  ['手法T1566.002を用い、T1059。', ['T1566.002', 'T1059']],
  ['Ｔ１０５９．００１とＴ１５６６', ['T1059.001', 'T1566']],
  ['G0007, S0154, M1036, DS0029, TA0001, C0024', []],
  ['https://attack.mitre.org/techniques/T1562/006/, AT1059, T1059-001, T1059.1', []],
])('finds the ids of techniques in %s', (text, ids) => {
  expect(listTechniqueIds(text).map(({ id }) => id)).toEqual(ids)
})

it('keeps the place of an id that is written full-width', () => {
  expect(listTechniqueIds('手法Ｔ１０５９')).toEqual([{ id: 'T1059', index: 2 }])
})

it('names a sub-technique after its parent', () => {
  expect(findTechnique('T1566.002')).toMatchObject({ name: 'Phishing: Spearphishing Link' })
  expect(findTechnique('T1193')).toBeUndefined()
})
