import { expect, it } from 'vitest'
import { readReaders } from '../../../src/authoring/new/report-readers.js'
import { parseText } from '../../../src/source/markdown/parse-text.js'

it.each([
  [{ tlp: 'amber' }, 'TLP:AMBER', ['tlp']],
  [{ TLP: 'TLP：RED' }, 'TLP:RED', ['TLP']],
  [
    { tlp: 'white', classification: 'TLP:AMBER+STRICT' },
    'TLP:AMBER+STRICT',
    ['tlp', 'classification'],
  ],
  [{ tlp: ['green', 'red'] }, 'TLP:RED', ['tlp', 'tlp']],
  [{ classification: '社外秘' }, '社外秘', ['classification']],
  [{ classification: '社外秘', tlp: 'amber' }, 'TLP:AMBER', ['tlp']],
  [{ marking: 'draft', classification: 'Public' }, 'Public', ['classification']],
  [{ marking: 'TLP:RED' }, 'TLP:RED', ['marking']],
])('reads from %j who may read a report', (fields, classification, names) =>
  expect(readReaders(fields, parseText(''))).toEqual({ classification, names }),
)

it.each([{}, { marking: 'draft' }, { tlp: '' }, { tlp: null }, { tlp: { red: true } }])(
  'reads nothing from %j',
  (fields) => expect(readReaders(fields, parseText(''))).toEqual({ names: [] }),
)

it.each([
  [{ tlp: 'ambre' }, '`tlp: ambre` is no label of TLP. Did you mean `TLP:AMBER`?'],
  [{ tlp: ['green', 'members'] }, '`tlp: members` is no label of TLP.'],
  [{ classification: 'TLP:BLUE' }, '`classification: TLP:BLUE` is no label of TLP.'],
])('is in doubt about %j', (fields, doubt) =>
  expect(readReaders(fields, parseText(''))).toEqual({ doubt }),
)

it.each([
  ['**TLP:RED**\n\nWords.', { tlp: 'amber' }, 'TLP:RED', ['tlp']],
  ['# A title\n\n> TLP：GREEN\n', {}, 'TLP:GREEN', []],
  ['TLP:GREEN\n', { classification: 'TLP:AMBER' }, 'TLP:AMBER', ['classification']],
])(
  'reads from a label that stands alone in %j, beside %j, who may read a report',
  (text, fields, classification, names) =>
    expect(readReaders(fields, parseText(text))).toEqual({ classification, names }),
)

it('takes no sentence about a label for one', () =>
  expect(readReaders({}, parseText('TLP:RED is for few.\n\nRed\n'))).toEqual({ names: [] }))
