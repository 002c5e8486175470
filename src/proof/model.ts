import * as z from 'zod'
import { formatVersion } from '../briefing/describe.js'
import type { Paper } from '../briefing/pages.js'

const place = { file: z.string(), line: z.number().nullable(), column: z.number().nullable() }

/** Numbers of items in a text that holds several, with where in it each item begins; absent if there are none. */
const listNumbers = z.array(z.object({ at: z.number(), number: z.number() })).optional()

/** What verification reads of `output/<id>/<id>.json`; the file holds more. */
export const verificationModelSchema = z.object({
  formatVersion: z.literal(formatVersion),
  title: z.string(),
  language: z.string(),
  classification: z.string(),
  toc: z.boolean(),
  /** Pages that the summary may fill; absent for one. */
  summaryPages: z.number().optional(),
  /** Planned pages, and those of them that come before the text. */
  pages: z.number(),
  pagesBefore: z.number(),
  /** PostScript names of the fonts that it may hold; absent in older models. */
  fonts: z.array(z.string()).optional(),
  /** Files that it carries; absent if there are none. */
  attachments: z
    .array(z.object({ name: z.string(), mediaType: z.string(), sha256: z.string() }))
    .optional(),
  paper: z
    .object({
      width: z.number(),
      height: z.number(),
      margin: z.object({
        top: z.number(),
        right: z.number(),
        bottom: z.number(),
        left: z.number(),
      }),
    })
    .optional(),
  /** Pages that are turned: as wide as the others are high. */
  turned: z.array(z.number()).optional(),
  chapters: z.array(z.object({ number: z.number(), id: z.string(), title: z.string(), ...place })),
  notes: z.array(
    z.object({
      number: z.number(),
      id: z.string(),
      label: z.string(),
      text: z.string(),
      listNumbers,
      urls: z.array(z.string()),
      /** Whether the plan itself lets it begin on a later page than its call. */
      late: z.boolean().optional(),
      /** Of the type that its first letters are set in, in points. */
      size: z.number().optional(),
      calls: z.array(
        z.object({ id: z.string(), place: z.enum(['summary', 'body', 'note']), ...place }),
      ),
      ...place,
    }),
  ),
  texts: z.array(
    z.object({
      kind: z.enum([
        'heading',
        'summary-title',
        'paragraph',
        'code',
        'caption',
        'remark',
        'head-row',
        'row',
      ]),
      place: z.enum(['summary', 'body', 'closing']),
      text: z.string(),
      title: z.string().optional(),
      listNumber: z.number().optional(),
      listNumbers,
      /** The type size of its first letters, in points. */
      size: z.number().optional(),
      ...place,
    }),
  ),
  links: z.array(z.object({ url: z.string(), ...place })),
  /** Links to a place in the report, with its page; absent in older models. */
  internalLinks: z.array(
    z.object({ target: z.string(), page: z.number().nullable().optional(), ...place }),
  ),
  /** Where references name pages: each as it is printed, the page it names and the one on which it begins. */
  references: z
    .array(
      z.object({
        target: z.string(),
        text: z.string(),
        page: z.number().nullable(),
        on: z.number(),
        ...place,
      }),
    )
    .optional(),
})

/** What a PDF is proved against: plain data, so that a finished file can be proved again. */
export type VerificationModel = z.infer<typeof verificationModelSchema>

/** A note as the model promises it. */
export type ModelNote = VerificationModel['notes'][number]

/** A reference as the model promises it. */
export type ModelReference = NonNullable<VerificationModel['references']>[number]

/** A text as the model promises it. */
export type ModelText = VerificationModel['texts'][number]

/** How messages refer to texts. */
export const textNames: Record<ModelText['kind'], string> = {
  heading: 'heading',
  'summary-title': 'title',
  paragraph: 'paragraph',
  code: 'code',
  caption: 'caption',
  remark: 'remark',
  'head-row': 'table head',
  row: 'table row',
}

/** How messages name a note, after that word: 3 `[^label]`. */
export function numberAndLabel({ number, label }: Pick<ModelNote, 'number' | 'label'>): string {
  return `${number} \`[^${label}]\``
}

/** The sheet of a page; undefined if the model knows none. */
export function sheetOf({ paper, turned }: VerificationModel, page: number): Paper | undefined {
  return paper && turned?.includes(page)
    ? { width: paper.height, height: paper.width, margin: paper.margin }
    : paper
}

/** Takes what a JSON file held; returns the model, or a sentence that says why it is not one. */
export function parseModel(value: unknown): VerificationModel | string {
  const version = z.object({ formatVersion: z.unknown() }).safeParse(value)
  if (!version.success || version.data.formatVersion === undefined) {
    return 'it is not a note model that `briefing build` wrote'
  }
  if (version.data.formatVersion !== formatVersion) {
    return `it has format ${JSON.stringify(version.data.formatVersion)}, and this version reads format ${formatVersion}; build the briefing again`
  }
  const model = verificationModelSchema.safeParse(value)
  if (model.success) return model.data
  const [issue] = model.error.issues
  if (issue?.path[0] === 'pages')
    return "it belongs to the HTML edition, which was built alone; build the briefing with its PDF edition, or name the PDF's own with --model"
  return `its \`${issue?.path.join('.')}\` is not as expected: ${issue?.message}`
}
