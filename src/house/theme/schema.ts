import * as z from 'zod'
import { colourNames, isColour } from './colours.js'
import { explainLine } from './footer.js'

const colour = z.string('expected a colour').refine(isColour, {
  error:
    'Expected a colour as CSS writes it: `#7a1f3d`, `rgb(122 31 61)`, `oklch(40% 0.12 10)` or a name such as `maroon`',
})

function coloursOf<Name extends string>(names: readonly Name[]) {
  const shape = Object.fromEntries(names.map((name) => [name, colour.optional()]))
  return shape as { [Key in Name]: z.ZodOptional<typeof colour> }
}

const fontFamily = z
  .string()
  .regex(/^[\p{L}\p{N}][\p{L}\p{N} ._-]*$/u, 'Expected the name of a font family')

const font = z.union([
  fontFamily,
  z.strictObject({
    family: fontFamily,
    /** TrueType files of the house, one per weight and style; none for a family that comes with briefing. */
    files: z
      .array(
        z.strictObject({
          file: z.string().min(1),
          weight: z.int().min(1).max(1000).default(400),
          style: z.enum(['normal', 'italic']).default('normal'),
        }),
      )
      .min(1)
      .optional(),
    /** Whether the HTML edition holds the font’s files. */
    embed: z.boolean().default(false),
    /** What stands in for glyphs it lacks and, in the HTML edition, for the whole font. */
    generic: z.enum(['serif', 'sans-serif']).optional(),
  }),
])

const fonts = z.union([font, z.array(font).min(1)])

const line = z
  .string()
  .max(160, 'Expected at most 160 characters: it must fit half a line')
  .superRefine((value, context) => {
    const fault = explainLine(value)
    if (fault) context.addIssue({ code: 'custom', message: fault })
  })
const lines = z.array(line).min(1).max(3)

const look = {
  colours: z
    .strictObject({
      ...coloursOf(colourNames),
      dark: z.strictObject(coloursOf(colourNames)).optional(),
    })
    .optional(),
  fonts: z
    .strictObject({
      text: fonts.optional(),
      head: fonts.optional(),
      note: fonts.optional(),
      mono: fonts.optional(),
    })
    .optional(),
  /** An SVG or PNG file, made for a ground of the colour `strong` or for white paper. */
  logo: z
    .union([
      z.string().min(1),
      z.strictObject({ file: z.string().min(1), ground: z.enum(['strong', 'paper']) }),
    ])
    .optional(),
  footer: z.strictObject({ left: lines.optional(), right: lines.optional() }).optional(),
  /** `page`: whether the PDF edition prints `[](#id)` with the page of its target, unless that is the same page. */
  references: z.strictObject({ page: z.boolean('Expected true or false').optional() }).optional(),
  /** `here`: every figure and table of the PDF edition stands where it is written, as with `{here}`; otherwise `float`. */
  figures: z.enum(['float', 'here']).optional(),
}

/** What `theme.json` in the folder of a theme may say. */
export const themeFileSchema = z.strictObject({ $schema: z.string().optional(), ...look })

/** The key `theme` of the configuration. */
export const themeSchema = z.strictObject({
  /** A folder with `theme.json`, partials and style sheets; or the name of a theme that comes with briefing. */
  folder: z.string().min(1).optional(),
  ...look,
})

/** What stands in a `theme.json`. */
export type ThemeFile = z.infer<typeof themeFileSchema>

/** What a configuration says of the theme. */
export type ThemeSettings = z.infer<typeof themeSchema>

/** The fonts that a theme wants for one role. */
export type FontSetting = z.infer<typeof font>
