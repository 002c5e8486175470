import path from 'node:path'
import { expect, it } from 'vitest'
import { plainChapter, writeBriefing } from '../briefing-folder.js'
import { callCli } from '../call-cli.js'

const draw = (content: string, attributes = '') =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 30" ${attributes}><rect width="90" height="30"/>${content}</svg>`

const cut: Record<string, string> = {
  'left.svg': draw('<text x="-20" y="14">hello there</text>'),
  'right.svg': draw('<text x="60" y="14">hello there and more</text>'),
  'visible.svg': draw('<text x="60" y="14">shown by no page</text>', 'style="overflow:visible"'),
  'lines.svg': draw('<text x="5" y="14" font-size="9">one<tspan x="5" dy="30">two</tspan></text>'),
  'html.svg': draw(
    '<foreignObject width="9" height="9"><div xmlns="http://www.w3.org/1999/xhtml">Word</div></foreignObject>',
  ),
  'large.svg': draw('<text x="-20" y="10">over the line above</text>', 'width="600"'),
  'faded.svg': draw(
    '<g opacity=".5"><rect width="9" height="9"/><text x="-20" y="10">pale</text></g>',
    'width="600"',
  ),
  'turned-large.svg': draw(
    '<clipPath id="c"><circle cx="40" cy="10" r="9"/></clipPath><g clip-path="url(#c)" transform="rotate(9)"><text x="-9" y="-5">above it</text></g>',
    'width="600"',
  ),
}
const whole = {
  'whole.svg': draw('<text x="0" y="9" font-size="12">Edge</text><text x="0" y="30">base</text>'),
  'turned.svg': draw('<text transform="rotate(90) translate(2 -40)" font-size="8">down</text>'),
  'unseen.svg': draw(
    '<defs><text x="-20">unused</text></defs><text display="none" x="-9">x</text>',
  ),
}

/** Which Chrome writes as layers that it paints twice, and as fonts of Type 3. */
const layered: Record<string, string> = {
  'mask.svg': draw(
    '<mask id="m"><rect width="60" height="30" fill="#fff"/><text y="20" fill="#fff">in</text></mask><g mask="url(#m)"><text x="5" y="14" font-size="9">one</text><text x="5" y="26" font-size="9">two</text></g><text x="70" y="14" font-size="9">by</text>',
  ),
  'masks.svg': draw(
    '<mask id="a"><rect width="60" height="30" fill="#fff"/></mask><mask id="b"><rect width="50" height="30" fill="#fff"/></mask><g mask="url(#a)" opacity=".9"><text x="5" y="14" font-size="9">outer</text><g mask="url(#b)"><text x="5" y="26" font-size="9">inner</text></g></g>',
  ),
  'shaped.svg': draw(
    '<clipPath id="c"><text x="5" y="20">SHAPE</text></clipPath><rect width="90" height="30" fill="red" clip-path="url(#c)"/>',
  ),
  'outlined.svg': draw(
    '<text x="5" y="14" font-size="9" stroke="#fff" stroke-width="2" paint-order="stroke">Town</text><g opacity=".5"><text x="5" y="26" font-size="9" fill="none" stroke="#000">町</text></g>',
  ),
}

it('a drawing that cuts off its own words is warned of once, and is no fault of the pages', async () => {
  const shown = Object.keys({ ...cut, ...whole, ...layered }).flatMap((name) => [
    ...(cut[name]?.includes('width="600"') ? [] : [`![絵](${name} "題")`]),
    // Where nobody describes a drawing, its words stand outside the tags.
    ...(layered[name] || cut[name]?.includes('width="600"') ? [`前の行\n\n![](${name} "題")`] : []),
  ])
  const folder = await writeBriefing({
    '01-chapter.md': plainChapter.replace('本文', `${shown.join('\n\n')}\n\n本文`),
    ...cut,
    ...whole,
    ...layered,
  })
  const { code, stderr } = await callCli(['build'], { cwd: path.dirname(path.dirname(folder)) })
  expect(code, stderr).toBe(0)
  const told = stderr.matchAll(/Picture `(.+?)`: words of it reach beyond its edge .*: “(.+?)”;/g)
  expect([...told].map(([, name, words]) => [name, words])).toEqual([
    ['left.svg', 'hello there'],
    ['right.svg', 'hello there and more'],
    ['visible.svg', 'shown by no page'],
    ['lines.svg', 'onetwo'],
    ['html.svg', 'Word'],
    ['large.svg', 'over the line above'],
    ['faded.svg', 'pale'],
    ['turned-large.svg', 'above it'],
  ])
})
