import type { Image } from 'mdast'
import { assemble } from '../briefing/assemble.js'
import type { Briefing, Picture } from '../briefing/briefing.js'
import { wordsOf } from '../briefing/words.js'
import { completeBlocks } from '../intel/complete-blocks.js'
import { loadHighlight } from '../render/code/load-highlight.js'
import type { HastContext } from '../render/context.js'
import type { Template } from '../render/handlebars.js'
import type { PieceMemory } from '../render/remember-pieces.js'
import { render } from '../render/render.js'
import { transform } from '../render/transform.js'
import type { Edition } from './edition.js'
import type { Sound } from './inspect.js'

/**
 * assemble: takes a briefing without errors; returns the report that all its editions show.
 *
 * @param name of its files, without their endings
 */
export function assembleReport({ id, folder, frontMatter, parsed }: Sound, name: string): Briefing {
  const completed = completeBlocks(parsed, name, wordsOf(frontMatter.language))
  return assemble(id, folder, frontMatter, completed)
}

/**
 * transform → render: takes a report and its pictures; returns the HTML of an edition.
 *
 * @param memory of a caller that sets the same report again after a change
 */
export async function setEdition(
  edition: Edition,
  briefing: Briefing,
  pictures: ReadonlyMap<Image, Picture>,
  template: Template,
  memory?: PieceMemory,
): Promise<string> {
  const context: HastContext = {
    edition,
    briefing,
    pictures,
    words: wordsOf(briefing.frontMatter.language),
    headingShift: edition === 'html' ? 1 : 0,
    highlight: await loadHighlight(briefing),
    referencePages: edition === 'pdf' && template.theme.referencePages,
  }
  return render(template, briefing, transform(context, memory))
}
