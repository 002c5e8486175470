import { symlink, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { VFile } from 'vfile'
import { describe, expect, it } from 'vitest'
import { readPictures } from '../../src/pictures/read-pictures.js'
import { parseText } from '../../src/source/markdown/parse-text.js'
import { onePixel, writeBriefing } from '../briefing-folder.js'

async function read(folder: string, url: string) {
  const file = new VFile({ path: 'a.md', value: `![alt](${url})\n` })
  const pictures = await readPictures(folder, [{ file, tree: parseText(String(file)) }])
  return { pictures: [...pictures.values()], messages: file.messages.map(String) }
}

const drawing =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 320 200"><rect width="10" height="5"/></svg>'

describe('readPictures', () => {
  it('reads bitmaps and drawings with their sizes', async () => {
    const folder = await writeBriefing({ 'a b.png': onePixel, 'd.svg': drawing })
    expect(await read(folder, 'a%20b.png')).toMatchObject({
      pictures: [{ kind: 'bitmap', width: 1, height: 1 }],
      messages: [],
    })
    expect(await read(folder, 'd.svg')).toMatchObject({
      pictures: [{ kind: 'drawing', width: 320, height: 200, isSized: false }],
      messages: [],
    })
  })

  it.each([
    ['missing.png', 'there is no such file'],
    ['', 'it names no file'],
    ['{{site.baseurl}}/a.png', 'a site generator would make its address'],
    ['https://example.com/a.png', 'it is not a file of the briefing'],
    ['//example.com/a.png', 'it is not a file of the briefing'],
    ['file:///etc/hostname', 'it is not a file of the briefing'],
    ['data:image/png;base64,AAAA', 'it is not a file of the briefing'],
    ['/etc/hostname', 'it lies outside the folder'],
    ['../../../../../../../../etc/hostname', 'it lies outside the folder'],
    ['%2e%2e/%2e%2e/%2e%2e/%2e%2e/%2e%2e/etc/hostname', 'it lies outside the folder'],
    ['link.png', 'it is a link to a file outside the folder'],
    ['figures', 'it is a folder'],
    ['text.png', 'its content is not a picture'],
    ['empty.svg', 'it holds no `svg` element'],
    ['sizeless.svg', 'its `svg` element has no `viewBox`'],
  ])('refuses %s at its place', async (url, reason) => {
    const folder = await writeBriefing({
      'text.png': 'no picture',
      'empty.svg': '<p>no drawing</p>',
      'sizeless.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
      'figures/x.png': onePixel,
    })
    const outside = path.join(path.dirname(folder), 'outside.png')
    await writeFile(outside, onePixel)
    await symlink(outside, path.join(folder, 'link.png'))
    const { pictures, messages } = await read(folder, url)
    expect(pictures).toEqual([])
    expect(messages).toHaveLength(1)
    expect(messages[0]).toMatch(/^a\.md:1:1-1:\d+: Picture /)
    expect(messages[0]).toContain(reason)
  })
})
