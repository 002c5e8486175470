import { describe, expect, it } from 'vitest'
import { check } from '../../../src/lint/check.js'
import { fixSource } from '../../../src/lint/fix/fix-source.js'
import { toSource } from '../rules/run.js'

const source = (text: string) =>
  toSource([
    { name: 'briefing.md', text: '---\ntitle: A\n---\n' },
    { name: '01-first.md', text: `# One\n\n${text}\n\n## The way in\n` },
    { name: '02-second-stage.md', text: '# The loader\n\n## Its keys\n' },
  ])

const repair = (text: string) => {
  const after = fixSource(source(text)).find(({ path }) => path.endsWith('first.md'))?.after
  return after?.slice('# One\n\n'.length, -'\n\n## The way in\n'.length)
}

const tell = (text: string) => {
  const checked = source(text)
  check(checked, {})
  return checked.files.flatMap(({ file }) =>
    file.messages.flatMap(({ ruleId, reason }) => (ruleId === 'other-dialect' ? [reason] : [])),
  )
}

describe('links of wikis', () => {
  it.each([
    ['See [[#The way in]].', 'See [The way in](#the-way-in).'],
    ['See [[#The way in|above]].', 'See [above](#the-way-in).'],
    ['See [[The loader|the next chapter]].', 'See [the next chapter](#second-stage).'],
    ['See [[02-second-stage]].', 'See [](#second-stage).'],
    ['See [[02-second-stage#Its keys|the keys]].', 'See [the keys](#second-stage/its-keys).'],
    ['See [[25 - Loaders|loaders]] and [[APT29]].', 'See loaders and APT29.'],
    ['See [[35 - Exploits#Adjusting the path]].', 'See 35 - Exploits, Adjusting the path.'],
    ['### [[The loader]]', '### The loader'],
    ['| a |\n|---|\n| [[APT29\\|Cozy Bear]] |', '| a |\n|---|\n| Cozy Bear |'],
  ])('are written as links of the report where they lead there: %j', (before, after) => {
    expect(repair(before)).toBe(after)
  })

  it('are told with what to write', () => {
    expect(tell('See [[25 - Loaders|loaders]] and [[#The way in]].')).toEqual([
      '`[[25 - Loaders|loaders]]` is a link in a wiki, to a page that is not in the report. Write `loaders`',
      '`[[#The way in]]` is a link in a wiki. Write `[The way in](#the-way-in)`',
    ])
  })

  it.each([
    'Rows `[[1, 2], [3, 4]]`, [[1, 2], [3, 4]] and [[ -f x ]].',
    'A claim[[12]](#cite_note-12).',
    '[[_TOC_]]',
  ])('are not seen in %j', (text) => {
    expect(tell(text).filter((reason) => reason.includes('wiki'))).toEqual([])
  })
})

describe('what wikis show of other files', () => {
  it('is a picture or a page', () => {
    expect(tell('![[Pasted image 2021.png|300]] and ![[map.svg]] and ![[Notes on APT29]]')).toEqual(
      [
        '`![[Pasted image 2021.png|300]]` is a picture in a wiki. Write `![what it shows](<figures/Pasted image 2021.png>)`',
        '`![[map.svg]]` is a picture in a wiki. Write `![what it shows](figures/map.svg)`',
        '`![[Notes on APT29]]` shows another page in a wiki. Copy its words here',
      ],
    )
  })
})
