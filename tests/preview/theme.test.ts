import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createHouse } from '../../dist/preview/house.js'
import type { Preview } from '../../dist/preview/start-preview.js'
import { fontFaces } from '../../src/fonts/font-faces.js'
import { logo, writeHouse } from '../house/theme/house.js'
import { openShown, type PreviewWindow, startSample } from './window.js'

const mono = fontFaces.find(({ family }) => family === 'IBM Plex Mono')?.file ?? ''
const look = (strong: string, more: object = {}) =>
  JSON.stringify(
    {
      colours: { strong },
      fonts: { head: { family: 'House', files: [{ file: '../fonts/house.ttf' }] } },
      ...more,
    },
    null,
    2,
  )

let house: string
let preview: Preview
let tab: PreviewWindow

const file = (name: string) => path.join(house, name)
const until = (condition: () => Promise<boolean>) =>
  expect.poll(condition, { timeout: 25_000, interval: 100 }).toBe(true)
const banner = () =>
  tab.page.$eval('#banner', (element) =>
    (element as HTMLElement).hidden ? '' : (element.textContent ?? '').trim(),
  )
const masthead = async () =>
  (await tab.edition()).$eval('.masthead', (head) => getComputedStyle(head).background)
/** Whether a colour is among the commonest of the cover. */
const coverHas = (colour: string) =>
  tab.page.evaluate((sought) => {
    const canvas = document.querySelector<HTMLCanvasElement>('.sheet canvas')
    const data = canvas?.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data
    const counts = new Map<string, number>()
    for (let at = 0; data && at < data.length; at += 4 * 97) {
      const found = `rgb(${data[at]}, ${data[at + 1]}, ${data[at + 2]})`
      counts.set(found, (counts.get(found) ?? 0) + 1)
    }
    const commonest = [...counts].sort((a, b) => b[1] - a[1]).slice(0, 3)
    return commonest.some(([found]) => found === sought)
  }, colour)
const fontsOfPages = async () =>
  Buffer.from(await (await fetch(`${preview.url}pages.pdf`)).arrayBuffer()).toString('latin1')

beforeAll(async () => {
  house = await writeHouse(
    { folder: 'look' },
    { 'look/theme.json': look('#06403f'), 'fonts/house.ttf': await readFile(mono) },
  )
  preview = await startSample(path.join(house, 'briefings/2024-03'), {
    house: createHouse({ config: file('briefing.config.json'), jsConfig: false }),
  })
  tab = await openShown(preview.url)
})
afterAll(async () => {
  await tab?.close()
  await preview?.close()
})

describe('a preview with a theme', { timeout: 90_000 }, () => {
  it('shows its colours and fonts in both views', async () => {
    expect(await masthead()).toContain('rgb(6, 64, 63)')
    expect(await coverHas('rgb(6, 64, 63)')).toBe(true)
    expect(await fontsOfPages()).toContain('IBMPlexMono')
  })

  it('shows what a change of its CSS does, of a file that was not there before too', async () => {
    await writeFile(file('look/html.css'), '.masthead { background: rgb(1, 2, 3) }')
    await until(async () => (await masthead()).startsWith('rgb(1, 2, 3)'))
    await writeFile(file('look/pdf.css'), '.cover { background: rgb(90, 60, 30) !important }')
    await until(() => coverHas('rgb(90, 60, 30)'))
    await rm(file('look/pdf.css'))
    await until(async () => !(await coverHas('rgb(90, 60, 30)')))
  })

  it('tells what is wrong in theme.json with its place, and keeps the last good pages, until it is mended', async () => {
    await writeFile(file('look/theme.json'), '{\n  "colours": { "stronk": "#111111" }\n}\n')
    await until(async () => (await banner()).includes('theme.json:2:16'))
    expect(await banner()).toContain('Did you mean strong?')
    const href = await tab.page.$eval('#banner a', (link) => (link as HTMLAnchorElement).href)
    expect(href).toBe(`vscode://file${file('look/theme.json')}:2:16`)
    expect(await masthead()).toContain('rgb(1, 2, 3)')
    expect(await coverHas('rgb(6, 64, 63)')).toBe(true)

    await writeFile(file('look/theme.json'), '{\n  "colours": {,}\n}\n')
    await until(async () => (await banner()).includes('theme.json:2:15: This is not JSON.'))

    await writeFile(file('look/theme.json'), look('#402000'))
    await until(() => coverHas('rgb(64, 32, 0)'))
    expect(await banner()).toBe('')
  })

  it('waits for a logo and a font that are not there yet, wherever they stand', async () => {
    await writeFile(file('look/theme.json'), look('#402000', { logo: '../art/logo.svg' }))
    await until(async () => /cannot read the logo .*logo\.svg/.test(await banner()))
    await rename(file('fonts'), file('away'))
    await mkdir(file('art'))
    await writeFile(file('art/logo.svg'), logo)
    await until(async () => /cannot read the font .*house\.ttf/.test(await banner()))
    await rename(file('away'), file('fonts'))
    await until(async () => (await banner()) === '')
    await until(async () => (await (await tab.edition()).$('.publisher svg.logo')) !== null)
  })

  it('follows the configuration: what it says over the theme, and what is wrong in it', async () => {
    const config = { theme: { folder: 'look', colours: { strong: '#641733' } } }
    await writeFile(file('briefing.config.json'), JSON.stringify(config))
    await until(() => coverHas('rgb(100, 23, 51)'))
    await writeFile(file('briefing.config.json'), '{ "rulez": {} }')
    await until(async () => (await banner()).includes('briefing.config.json:1:3: Unknown key'))
    await writeFile(
      file('briefing.config.json'),
      '{ "theme": { "folder": "look", "colours": { "strong": "#203040" } } }',
    )
    await until(() => coverHas('rgb(32, 48, 64)'))
    expect(await banner()).toBe('')
  })
})
