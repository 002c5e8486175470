import { mkdir, symlink } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { check } from '../../src/index.js'
import { inspect } from '../../src/pipeline/inspect.js'
import { readBriefing } from '../../src/source/read.js'
import { plainChapter, writeBriefing } from '../briefing-folder.js'

describe('readBriefing', () => {
  it('takes briefing.md first, then chapters by number, and leaves drafts out', async () => {
    const folder = await writeBriefing({
      '10-last.md': '# 10',
      '2-second.md': '# 2',
      '_draft.md': '# draft',
      '.hidden.md': '# hidden',
      'notes.txt': 'no Markdown',
    })
    const { id, files } = await readBriefing(folder)
    expect(id).toBe('2024-03')
    expect(files.map(({ basename }) => basename)).toEqual([
      'briefing.md',
      '01-chapter.md',
      '2-second.md',
      '10-last.md',
    ])
  })

  it('names the line of the first byte that is not UTF-8', async () => {
    const good = Buffer.from('# 章\n\n本文。\n')
    const shiftJis = Buffer.from([0x93, 0xfa, 0x96, 0x7b, 0x0a])
    const folder = await writeBriefing({ '01-chapter.md': Buffer.concat([good, shiftJis]) })
    const { files } = await readBriefing(folder)
    expect(files[1]?.messages).toMatchObject([
      { line: 4, column: 1, ruleId: 'not-utf-8', fatal: true },
    ])
    expect(files[1]?.messages[0]?.reason).toContain(`Byte ${good.length + 1} is not UTF-8`)
  })

  it.each([
    [[0xff, 0xfe, 0x23, 0x00], 'it is UTF-16'],
    [[0x93, 0xfa, 0x96, 0x7b], 'it may be Shift_JIS'],
  ])('says what a text may be in its place: %j', async (bytes, guess) => {
    const { files } = await readBriefing(
      await writeBriefing({ '01-chapter.md': Buffer.from(bytes) }),
    )
    expect(files[1]?.messages[0]?.reason).toContain(guess)
  })

  it('leaves out no Markdown in silence that is named otherwise', async () => {
    const folder = await writeBriefing({
      '02-more.MD': '# 2',
      '03-more.markdown': '# 3',
      'a.mdp': '',
    })
    const { files } = await readBriefing(folder)
    expect(files.flatMap(({ messages }) => messages.map(String))).toEqual([
      expect.stringMatching(/02-more\.MD:1:1: .*Rename it to `02-more\.md`, or to `_02-more\.MD`/),
      expect.stringMatching(/03-more\.markdown:1:1: .*Rename it to `03-more\.md`/),
    ])
  })

  it.each(['\r', '\r\n'])('finds the same in a text whose lines end in %j', async (end) => {
    const chapter = plainChapter.replaceAll('\n', end)
    expect(await check([await writeBriefing({ '01-chapter.md': chapter })])).toEqual([])
  })

  it('drops a byte order mark', async () => {
    const folder = await writeBriefing({ '01-chapter.md': '\ufeff# 章\n' })
    const { files } = await readBriefing(folder)
    expect(String(files[1])).toBe('# 章\n')
  })
})

describe('what a pull request may carry', () => {
  it('reads no chapter through a link out of the folder, and no folder or pipe as one', async () => {
    const folder = await writeBriefing({ '01-chapter.md': '# 章\n' })
    await symlink('/proc/self/environ', path.join(folder, '02-link.md'))
    await symlink('nowhere.md', path.join(folder, '03-dangling.md'))
    await mkdir(path.join(folder, '04-folder.md'))
    const { files } = await readBriefing(folder)
    expect(files.slice(2).map((file) => [file.basename, String(file)])).toEqual([
      ['02-link.md', ''],
      ['03-dangling.md', ''],
      ['04-folder.md', ''],
    ])
    expect(files.slice(2).map(({ messages }) => messages.map(({ reason }) => reason))).toEqual([
      [
        expect.stringMatching(
          /^This file cannot be read: it is a link to a file outside the folder/,
        ),
      ],
      ['This file cannot be read: there is no such file'],
      ['This file cannot be read: it is a folder'],
    ])
  })

  it('says of a file that was not read nothing but that', async () => {
    const folder = await writeBriefing({})
    await symlink('/etc/hostname', path.join(folder, '02-link.md'))
    const { parsed } = await inspect(folder)
    const link = parsed.find(({ file }) => file.basename === '02-link.md')
    expect(link?.file.messages.map(({ ruleId }) => ruleId)).toEqual(['file-unreadable'])
  })
})
