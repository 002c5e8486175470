import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { exitCode } from '../../../src/exit-code.js'
import { askVeraPdf } from '../../../src/proof/verapdf/ask-verapdf.js'
import { readReport } from '../../../src/proof/verapdf/read-report.js'
import { failed, passed, reportOf, unparsed, writePrinter, writeStandIn } from './stand-in.js'

describe('askVeraPdf', () => {
  it('gives no message for a file that passes, and the version', async () => {
    const program = await writePrinter(reportOf({ validationResult: [passed] }))
    expect(await askVeraPdf(program, 'a.pdf')).toEqual({ version: '1.28.2', messages: [] })
  })

  it('gives a message for each rule that fails, in the order of their clauses', async () => {
    const program = await writePrinter(reportOf({ validationResult: [failed] }), 1)
    const { messages } = await askVeraPdf(program, 'a.pdf')
    const archived = messages.splice(2).map(({ message }) => message.slice(0, 16))
    expect(archived).toEqual(['PDF/A-3a, 7.1-9:', 'PDF/A-3a, 7.18.5'])
    expect(messages).toEqual([
      {
        ruleId: 'verapdf',
        severity: 'error',
        message:
          "PDF/UA-1, 7.1-9: The Metadata stream in the document's catalog dictionary shall contain a dc:title entry (1 failed check, the first at root/document[0]/metadata[0](41 0 obj PDMetadata)/XMPPackage[0]: Metadata stream does not contain dc:title)",
        page: null,
      },
      {
        ruleId: 'verapdf',
        severity: 'error',
        message:
          'PDF/UA-1, 7.18.5-2: Links shall contain an alternate description via their Contents key as described in ISO 32000-1:2008, 14.9.3 (3 failed checks, the first at root/document[0]/pages[6](31 0 obj PDPage)/annots[0](40 0 obj PDLinkAnnot): A Link annotation does not have an alternate description)',
        page: 7,
      },
    ])
  })

  it('asks by both standards, and tells which of them is broken', async () => {
    const reports = [passed, failed].map((result) => reportOf({ validationResult: [result] }))
    const program = await writeStandIn(
      `const is3a = process.argv.includes('3a')
process.stdout.write(${JSON.stringify(reports)}[is3a ? 1 : 0])
process.exitCode = is3a ? 1 : 0`,
    )
    const { messages } = await askVeraPdf(program, 'a.pdf')
    expect(messages.map(({ message }) => message.slice(0, 8))).toEqual(['PDF/A-3a', 'PDF/A-3a'])
  })

  it('takes a report of veraPDF 1.26, where the result is no list', async () => {
    const program = await writePrinter(reportOf({ validationResult: failed }), 1)
    expect((await askVeraPdf(program, 'a.pdf')).messages).toHaveLength(4)
  })

  it('gives a message for a file that veraPDF cannot read', async () => {
    const program = await writePrinter(reportOf(unparsed), 7)
    const { messages } = await askVeraPdf(program, 'a.pdf')
    expect(messages.map(({ message }) => message)).toEqual([
      expect.stringMatching(/^veraPDF cannot read the file: .*startxref keyword$/),
    ])
  })

  it.each([
    ['a.pdf', ['--maxfailuresdisplayed', '1', path.resolve('a.pdf')]],
    ['-a b.out', ['--maxfailuresdisplayed', '1', '--nonpdfext', path.resolve('-a b.out')]],
  ])('asks about %s by PDF/UA-1', async (file, expected) => {
    const heard = await fault(await writePrinter('no report'), file)
    const args = ['--flavour', 'ua1', '--format', 'json', ...expected]
    expect(heard.message).toContain(JSON.stringify(args).slice(0, 150))
  })
})

describe('a program that is no veraPDF', () => {
  it.each<[string, () => Promise<string>, RegExp]>([
    ['is not there', async () => '/nowhere/verapdf', /there is no such program/],
    ['may not be run', () => writeStandIn('', 0o644), /it is not a program that may be run/],
    ['is a folder', async () => path.dirname(await writeStandIn('')), /it is not a program/],
    ['prints nothing', () => writePrinter(''), /it printed no report, with exit code 0/],
    ['prints something else', () => writePrinter('PASS a.pdf'), /it printed no report/],
    ['prints other JSON', () => writePrinter('{"report":{"jobs":[]}}', 4), /no report.* code 4/],
    [
      'does not know the arguments',
      () => writeStandIn('console.error("Illegal --flavour argument:ua1"); process.exit(2)'),
      /it printed no report, with exit code 2 and `Illegal --flavour argument:ua1`/,
    ],
    [
      'ends badly after a clean report',
      () => writePrinter(reportOf({ validationResult: [passed] }), 9),
      /its report is clean, with exit code 9/,
    ],
    [
      'runs out of memory',
      () =>
        writePrinter(
          reportOf({
            taskException: {
              ...unparsed.taskException,
              type: 'VALIDATE',
              exceptionMessage: 'Exception: Java heap space',
            },
          }),
          3,
        ),
      /it failed: Exception: Java heap space, with exit code 3/,
    ],
  ])('%s', async (_, write, reason) => {
    const program = await write()
    const heard = await fault(program)
    expect(heard).toMatchObject({ code: exitCode.usage, message: expect.stringMatching(reason) })
    expect(heard.message).toContain(`(${program})`)
    expect(heard.message).toMatch(/Correct --verapdf or BRIEFING_VERAPDF\.$/)
  })

  it('hangs: it is stopped, with what it started', async () => {
    const program = await writeStandIn(`
process.on('SIGTERM', () => {})
const child = require('node:child_process').spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'inherit' })
require('node:fs').writeFileSync(__filename + '.pid', String(child.pid))
setInterval(() => {}, 1000)`)
    const heard = await fault(program, 'a.pdf', 3_000)
    expect(heard).toMatchObject({
      code: exitCode.usage,
      message: expect.stringContaining('it did not end within 3 s and was stopped'),
    })
    const pid = Number(await readFile(`${program}.pid`, 'utf8'))
    await expect.poll(() => isAlive(pid), { timeout: 10_000 }).toBe(false)
  })
})

describe('readReport', () => {
  it.each<[string, object, string]>([
    ['of nothing', { validationResult: [] }, 'it validated nothing'],
    [
      'of a validation that was cut short',
      { validationResult: [{ ...passed, jobEndStatus: 'cancelled' }] },
      'it did not finish',
    ],
    [
      'that refuses a file without a reason',
      { validationResult: [{ ...passed, compliant: false }] },
      'it refuses the file and names no rule',
    ],
  ])('takes no report %s', (_, job, reason) => {
    expect(readReport(reportOf(job), 'PDF/UA-1')).toBe(reason)
  })
})

/** The error that asking ends with. */
async function fault(program: string, pdf = 'a.pdf', limit?: number): Promise<Error> {
  try {
    await askVeraPdf(program, pdf, limit)
  } catch (error) {
    if (error instanceof Error) return error
  }
  throw new Error('Expected a fault')
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}
