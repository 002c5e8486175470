import { expect, it } from 'vitest'
import { inspect } from '../../src/pipeline/inspect.js'
import { monthlyFrontMatter, writeBriefing } from '../briefing-folder.js'

it.each(['TLP:AMBRE', '"TLP: amber"', "'TLP:WHITE'"])(
  'says of %s that it is no label, also where something else of the front matter is wrong',
  async (written) => {
    const matter = monthlyFrontMatter
      .replace('Public', written)
      .replace(/^issued: .*$/m, 'issued: March')
    const { parsed } = await inspect(await writeBriefing({ 'briefing.md': `${matter}Words.\n` }))
    const found = parsed.flatMap(({ file }) => file.messages.map(({ ruleId }) => ruleId))
    expect(found).toEqual(expect.arrayContaining(['front-matter', 'tlp-invalid']))
  },
)
