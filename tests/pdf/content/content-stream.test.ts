import { expect, it } from 'vitest'
import { findMcid, readOperands, readOperations } from '../../../src/pdf/content/content-stream.js'

it.each([
  ['/P <</MCID 3 >>BDC', ['/P', '<<', '/MCID', '3', '>>'], 'BDC'],
  ['/P<</MCID 3>>BDC', ['/P', '<<', '/MCID', '3', '>>'], 'BDC'],
  ['(a (b) \\) EMC) Tj', ['(a (b) \\) EMC)'], 'Tj'],
  ['[(a)-120<0041>]TJ', ['[', '(a)', '-120', '<0041>', ']'], 'TJ'],
  ['1 .5 -3 rg % f S\n', ['1', '.5', '-3'], 'rg'],
  ["(x) '", ['(x)'], "'"],
  ['BI /W 1 ID f EMC \x00 EI', [], 'EI'],
])('reads %s', (source, operands, operator) => {
  const first = readOperations(source).at(0)
  expect(first.operator).toBe(operator)
  if (operator !== 'EI') expect(readOperands(source, first)).toEqual(operands)
  expect(first.from).toBe(0)
})

it('keeps more operations than it made room for, and finds them by their operators', () => {
  const operations = readOperations(`q ${'W n '.repeat(200)}Q`)
  expect(operations.length).toBe(402)
  expect(operations.operatorAt(401)).toBe('Q')
  expect(operations.indexesOf('n').slice(0, 3)).toEqual([2, 4, 6])
  expect(operations.indexesOf('Do')).toEqual([])
})

it('finds the number of a mark in its own dictionary only', () => {
  expect(findMcid(['/P', '<<', '/A', '<<', '/MCID', '9', '>>', '/MCID', '2', '>>'])).toBe(2)
  expect(findMcid(['/Span', '<<', '/ActualText', '(/MCID 4)', '>>'])).toBeUndefined()
})
