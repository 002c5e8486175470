import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { takePictures } from '../../../src/authoring/new/take-pictures.js'

let root: string
beforeEach(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'take-pictures-'))
  await mkdir(path.join(root, 'repository', 'docs', 'img'), { recursive: true })
  await mkdir(path.join(root, 'repository', 'static', 'img'), { recursive: true })
  await mkdir(path.join(root, 'static'))
  for (const file of [
    'outside.png',
    'static/s.png',
    'repository/top.png',
    'repository/docs/a b.png',
    'repository/docs/img/a.png',
    'repository/static/img/s.png',
  ])
    await writeFile(path.join(root, file), file)
})
afterEach(() => rm(root, { recursive: true }))

async function take(text: string) {
  const { text: taken, files } = await takePictures(
    text,
    path.join(root, 'repository', 'docs'),
    100,
  )
  return [taken, ...files.map(({ name, content }) => `${name}: ${content}`)]
}

describe('takePictures', () => {
  it.each([
    ['![A](img/a.png "T")', '![A](figures/a.png "T")'],
    ['![A](<img/a.png>)', '![A](<figures/a.png>)'],
    ['![A](img/a.png?raw=true)', '![A](figures/a.png)'],
    ['![A][p]\n\n[p]: img/a.png "T"', '![A][p]\n\n[p]: figures/a.png "T"'],
    ['<img alt="A" src="img/a.png">', '<img alt="A" src="figures/a.png">'],
  ])('takes the picture of %j along', async (text, taken) => {
    expect(await take(text)).toEqual([taken, 'figures/a.png: repository/docs/img/a.png'])
  })

  it.each([
    ['![[a b.png|300]]', '![](figures/a-b.png)', 'docs/a b.png'],
    ['![[img/a.png]]', '![](figures/a.png)', 'docs/img/a.png'],
    ['| ![[img/a.png\\|300]] |', '| ![](figures/a.png) |', 'docs/img/a.png'],
    ['![[none.png]] ![[A note]] ![[../../outside.png]]', undefined, undefined],
  ])('takes what Obsidian embeds along: %s', async (text, taken, file) => {
    const copy = taken && /figures\/[^)]+/.exec(taken)?.[0]
    expect(await take(text)).toEqual(copy ? [taken, `${copy}: repository/${file}`] : [text])
  })

  it.each([
    'https://example.com/a.png',
    '//example.com/a.png',
    'data:image/x-emf;base64,AAAA',
    'data:image/png;base64,',
    'img/none.png',
    'img/a.pdf',
    'img/%E0%A4%A.png',
    '../../outside.png',
  ])('leaves %s where it is', async (url) => {
    expect(await take(`![A](${url})\n\n[^a]: img/a.png`)).toEqual([
      `![A](${url})\n\n[^a]: img/a.png`,
    ])
  })

  it.each([
    ['![A](data:image/png;base64,AAEC)', '![A](figures/picture.png)', 'picture.png'],
    [
      '![][i1]\n\n[i1]: <data:image/jpeg;base64,AAEC>',
      '![][i1]\n\n[i1]: <figures/i1.jpg>',
      'i1.jpg',
    ],
    [
      '<img src="data:image/svg+xml;charset=utf-8;base64,AAEC" alt="A">',
      '<img src="figures/picture.svg" alt="A">',
      'picture.svg',
    ],
  ])('makes a file of the picture that stands in %j', async (text, taken, name) => {
    expect(await take(text)).toEqual([taken, `figures/${name}: \u0000\u0001\u0002`])
  })

  it('copies a picture once, under a name of its own', async () => {
    expect(
      await take('![A](a%20b.png) ![B](./img/a.png) ![C](img/../img/a.png) ![B](./img/a.png)'),
    ).toEqual([
      '![A](figures/a-b.png) ![B](figures/a.png) ![C](figures/a.png) ![B](figures/a.png)',
      'figures/a-b.png: repository/docs/a b.png',
      'figures/a.png: repository/docs/img/a.png',
    ])
  })

  it('finds what a site generator publishes as the top of its site, in the repository', async () => {
    const text = '![A](/img/s.png) ![A](/s.png)'
    expect(await take(text)).toEqual([text])
    await mkdir(path.join(root, 'repository', '.git'))
    expect(await take(text)).toEqual([
      '![A](figures/s.png) ![A](/s.png)',
      'figures/s.png: repository/static/img/s.png',
    ])
  })

  it('finds what lies elsewhere in the repository, and only there', async () => {
    const text = '![A](../top.png) ![A](/top.png) ![A](../../outside.png)'
    expect(await take(text)).toEqual([text])
    await mkdir(path.join(root, 'repository', '.git'))
    expect(await take(text)).toEqual([
      '![A](figures/top.png) ![A](figures/top.png) ![A](../../outside.png)',
      'figures/top.png: repository/top.png',
    ])
  })
})
