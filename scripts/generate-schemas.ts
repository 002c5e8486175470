/**
 * Writes the JSON Schemas that editors read, from the schemas that the checks use: `npm run generate`. A test fails
 * where a file is stale.
 */
import { mkdir, writeFile } from 'node:fs/promises'
import { pathToFileURL } from 'node:url'
import * as z from 'zod'
import { configSchema } from '../src/house/config/schema.js'
import { rules } from '../src/lint/rules/index.js'
import { frontMatterSchema } from '../src/source/front-matter.js'

type Schema = Record<string, unknown>

export const schemaFolder = new URL('../docs/schema/', import.meta.url)

/** By name of the file in docs/schema. */
export function renderSchemas(): Record<string, string> {
  return {
    'config.schema.json': render('briefing.config.json', describeConfig()),
    'front-matter.schema.json': render('Front matter of briefing.md', describeFrontMatter()),
  }
}

function describeFrontMatter(): Schema {
  const { shape } = frontMatterSchema
  const { properties = {}, ...schema } = toSchema(frontMatterSchema)
  return {
    ...schema,
    properties: Object.fromEntries(
      Object.entries(shape).map(([key, value]) => [
        key,
        {
          description: tellExpected(value),
          ...(properties as Record<string, Schema>)[key],
          ...(key === 'issued' && { format: 'date' }),
        },
      ]),
    ),
    // What validateFrontMatter asks beyond the schema.
    if: { properties: { layout: { const: 'monthly' } }, required: ['layout'] },
    // biome-ignore lint/suspicious/noThenProperty: the name of a keyword of JSON Schema
    then: { required: ['period'] },
  }
}

/** What a message would say is expected: `Missing key …, expected the report’s title`. */
function tellExpected(schema: z.ZodType): string {
  const message = schema.safeParse(null).error?.issues[0]?.message ?? ''
  return message.charAt(0).toUpperCase() + message.slice(1)
}

function describeConfig(): Schema {
  const { properties, ...schema } = toSchema(configSchema)
  const level = { enum: ['off', 'info', 'warning', 'error'] }
  const describeRule = ({ id, severity, offByDefault, options }: (typeof rules)[number]) => [
    id,
    {
      description: `${offByDefault ? 'off' : severity} by default; docs/rules.md#${id}`,
      anyOf: [
        level,
        {
          type: 'array',
          items: [level, ...(options ? [withoutDialect(toSchema(options))] : [])],
          minItems: 1,
          additionalItems: false,
        },
      ],
    },
  ]
  const ruleSettings = {
    type: 'object',
    properties: Object.fromEntries(rules.map(describeRule)),
    additionalProperties: false,
  }
  return { ...schema, properties: { ...(properties as Schema), rules: ruleSettings } }
}

function toSchema(schema: z.ZodType): Schema {
  // Draft 7 is what editors know.
  return z.toJSONSchema(schema, { io: 'input', target: 'draft-7', unrepresentable: 'any' })
}

function withoutDialect({ $schema: _, ...schema }: Schema): Schema {
  return schema
}

function render(title: string, { $schema, ...schema }: Schema): string {
  return `${JSON.stringify({ $schema, title, ...schema }, null, 2)}\n`
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await mkdir(schemaFolder, { recursive: true })
  for (const [name, content] of Object.entries(renderSchemas())) {
    await writeFile(new URL(name, schemaFolder), content)
    console.log(`docs/schema/${name}`)
  }
}
