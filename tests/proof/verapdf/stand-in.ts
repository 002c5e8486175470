import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'

/**
 * Reports in the shape of `verapdf --format json`. It is taken from JsonHandler and the classes in processor/reports
 * of veraPDF/veraPDF-library (August 2025, 1.29), the texts of the rules from its PDFUA-1.xml; reports of 1.26 and 1.30
 * that others have published agree with it.
 */
export const reportOf = (job: object): string =>
  JSON.stringify({
    report: {
      buildInformation: {
        releaseDetails: [
          { id: 'core', version: '1.28.2', buildDate: 1_746_000_000_000 },
          { id: 'validation-model', version: '1.28.2', buildDate: 1_746_000_000_000 },
        ],
      },
      jobs: [
        {
          itemDetails: { name: '/data/a.pdf', size: 99_972 },
          ...job,
          processingTime: { start: 1, finish: 2, duration: '00:00:00.001', difference: 1 },
        },
      ],
      batchSummary: {
        duration: { start: 1, finish: 2, duration: '00:00:00.001', difference: 1 },
        totalJobs: 1,
        outOfMemory: 0,
        veraExceptions: 0,
        validationSummary: {
          failedJobCount: 0,
          totalJobCount: 1,
          successfulJobCount: 1,
          compliantPdfaCount: 0,
          nonCompliantPdfaCount: 1,
        },
      },
    },
  })

export const passed = {
  details: {
    passedRules: 106,
    failedRules: 0,
    passedChecks: 9131,
    failedChecks: 0,
    ruleSummaries: [],
  },
  jobEndStatus: 'normal',
  profileName: 'PDF/UA-1 validation profile',
  statement: 'PDF file is compliant with Validation Profile requirements.',
  compliant: true,
}

/** veraPDF lists failed rules in the order of a hash. */
export const failed = {
  details: {
    passedRules: 104,
    failedRules: 2,
    passedChecks: 9127,
    failedChecks: 4,
    tags: ['metadata', 'annotation'],
    ruleSummaries: [
      {
        ruleStatus: 'FAILED',
        specification: 'ISO 14289-1:2014',
        clause: '7.18.5',
        testNumber: 2,
        status: 'failed',
        failedChecks: 3,
        tags: ['alt-text', 'annotation'],
        description:
          'Links shall contain an alternate description via their Contents key\n                as described in ISO 32000-1:2008, 14.9.3',
        object: 'PDLinkAnnot',
        test: "(Contents != null && Contents != '') || isOutsideCropBox == true",
        checks: [
          {
            status: 'failed',
            context: 'root/document[0]/pages[6](31 0 obj PDPage)/annots[0](40 0 obj PDLinkAnnot)',
            errorMessage: 'A Link annotation does not have an alternate description',
            errorArguments: [],
          },
        ],
      },
      {
        ruleStatus: 'FAILED',
        specification: 'ISO 14289-1:2014',
        clause: '7.1',
        testNumber: 9,
        status: 'failed',
        failedChecks: 1,
        tags: ['metadata'],
        description:
          "The Metadata stream in the document's catalog dictionary shall contain a dc:title entry",
        object: 'MainXMPPackage',
        test: 'dc_title != null',
        checks: [
          {
            status: 'failed',
            context: 'root/document[0]/metadata[0](41 0 obj PDMetadata)/XMPPackage[0]',
            errorMessage: 'Metadata stream does not contain dc:title',
            errorArguments: [],
          },
        ],
      },
    ],
  },
  jobEndStatus: 'normal',
  profileName: 'PDF/UA-1 validation profile',
  statement: 'PDF file is not compliant with Validation Profile requirements.',
  compliant: false,
}

/** As JsonHandler writes it where a file cannot be parsed. */
export const unparsed = {
  taskException: {
    exception: "Couldn't parse stream",
    type: 'PARSE',
    executed: true,
    success: false,
    exceptionMessage:
      "Exception: Couldn't parse stream caused by exception: Document doesn't contain startxref keyword",
  },
}

/** Writes a program that stands in for veraPDF, with this as its body; gives its path. */
export async function writeStandIn(body: string, mode = 0o755): Promise<string> {
  const file = path.join(await mkdtemp(path.join(tmpdir(), 'briefing-verapdf-')), 'verapdf')
  await writeFile(file, `#!${process.execPath}\n${body}\n`, { mode })
  return file
}

/** One that prints this and ends with an exit code; what it was called with stands in its error stream. */
export function writePrinter(text: string, code = 0): Promise<string> {
  return writeStandIn(
    `console.error(JSON.stringify(process.argv.slice(2)))
process.stdout.write(${JSON.stringify(text)})
process.exitCode = ${code}`,
  )
}
