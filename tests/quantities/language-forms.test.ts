import { expect, it } from 'vitest'
import { formsOf, readForms } from '../../src/quantities/language-forms.js'

it.each(['ja', 'en'])('knows of %s what the data of Unicode says', (language) => {
  const [kept, read] = [formsOf(language), readForms(language)]
  expect(kept).toEqual(read)
  expect([...kept.months.keys()]).toEqual([...read.months.keys()])
})
