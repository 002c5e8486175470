import { PictureFault } from '../picture-fault.js'

const maximumLength = 2_000
const maximumGrowth = 5_000_000

/**
 * Takes the content of a DOCTYPE; gives the entities that it declares, as Illustrator does for its namespaces. A file
 * that one names is never read.
 *
 * @param text the whole drawing, to see how often they are used
 * @throws PictureFault where one is made of others, holds elements, or is used so often that the drawing would burst
 */
export function readEntities(doctype: string, text: string): Record<string, string> {
  const entities: Record<string, string> = {}
  const declaration = /<!ENTITY\s+(%\s+)?([^\s%"'<>]+)\s+(?:"([^"]*)"|'([^']*)')\s*>/g
  for (const [, isParameter, name = '', double, single = ''] of doctype.matchAll(declaration)) {
    if (isParameter) continue
    const value = decodeNumbers(double ?? single)
    if (/[&<]/.test(value) || value.length > maximumLength) {
      throw new PictureFault(
        `its DOCTYPE makes the entity \`${name}\` of other entities or elements; save it without a DOCTYPE`,
      )
    }
    entities[name] ??= value
  }
  let growth = 0
  for (const [, name = ''] of text.matchAll(/&([^\s#;&<]+);/g))
    growth += entities[name]?.length ?? 0
  if (growth > maximumGrowth) {
    throw new PictureFault(
      `the entities of its DOCTYPE grow to ${growth} characters, more than the ${maximumGrowth} allowed; save it without a DOCTYPE`,
    )
  }
  return entities
}

function decodeNumbers(value: string): string {
  return value.replace(/&#(?:x([\da-f]{1,6})|(\d{1,7}));/gi, (whole, hex, decimal) => {
    const code = hex ? Number.parseInt(hex, 16) : Number(decimal)
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole
  })
}
