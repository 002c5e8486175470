import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { BrowserCrashError, PageContentError, PhaseTimeoutError } from '../../src/browser/errors.js'
import { type LaunchedBrowser, launchBrowser } from '../../src/browser/launch.js'
import { openPage, type PageFile } from '../../src/browser/open-page.js'
import { startCanary } from './canary.js'

let launched: LaunchedBrowser

beforeAll(async () => {
  launched = await launchBrowser()
})
afterAll(() => launched.close())

const none: ReadonlyMap<string, PageFile> = new Map()
const square =
  '<svg xmlns="http://www.w3.org/2000/svg" width="8" height="8"><rect width="8" height="8"/></svg>'
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

/** Opens a page that must be refused; gives what it asked for. */
async function refused(html: string, files = none): Promise<readonly string[]> {
  const error = await openPage(launched.browser, { html, files }).catch((reason: unknown) => reason)
  expect(error).toBeInstanceOf(PageContentError)
  return (error as PageContentError).requests
}

describe('openPage', () => {
  it('serves fonts and pictures from memory and waits for them', async () => {
    const font = createRequire(import.meta.url).resolve(
      '@expo-google-fonts/source-sans-3/400Regular/SourceSans3_400Regular.ttf',
    )
    const html = `<style>@font-face { font-family: F; src: url(/fonts/a%20b.ttf) } p { font-family: F }</style>
      <link rel="stylesheet" href="/print.css"><p>text</p>
      <img id="file" src="/square.svg"><img src="data:image/svg+xml,${encodeURIComponent(square)}" loading="lazy">`
    const files = new Map<string, PageFile>([
      ['fonts/a b.ttf', { body: await readFile(font), type: 'font/ttf' }],
      ['square.svg', { body: square, type: 'image/svg+xml' }],
      ['print.css', { body: '@media print { p { margin-top: 77px } }', type: 'text/css' }],
    ])
    await using opened = await openPage(launched.browser, { html, files })
    const seen = await opened.page.evaluate(() => ({
      fonts: [...document.fonts].map(({ status }) => status),
      widths: [...document.images].map(({ naturalWidth }) => naturalWidth),
      margin: getComputedStyle(document.querySelector('p') as Element).marginTop,
    }))
    expect(seen).toEqual({ fonts: ['loaded'], widths: [8, 8], margin: '77px' })
    expect(() => opened.check()).not.toThrow()
  })

  it('waits for more pictures than the browser keeps decoded', async () => {
    const [width, height] = [1600, 1000]
    const pictures = await Promise.all(
      Array.from({ length: 80 }, async (_, index) => {
        const background = { r: index, g: 0, b: 0 }
        const picture = sharp({ create: { width, height, channels: 3, background } })
        return (await picture.png({ compressionLevel: 1 }).toBuffer()).toString('base64')
      }),
    )
    const html = pictures.map((data) => `<img src="data:image/png;base64,${data}">`).join('')
    await using opened = await openPage(launched.browser, { html, files: none })
    const widths = await opened.page.evaluate(() =>
      [...document.images].map(({ naturalWidth }) => naturalWidth),
    )
    expect(widths).toEqual(pictures.map(() => width))
  })

  it('shows the page once its fonts are there, those of generated text too', async () => {
    const font = createRequire(import.meta.url).resolve(
      '@expo-google-fonts/source-sans-3/400Regular/SourceSans3_400Regular.ttf',
    )
    const html = `<!doctype html><html lang="en"><head><style>@font-face { font-family: F; src: url(/f.ttf) }
      p::before { content: '1'; font-family: F }</style></head><body><p></p></body></html>`
    const files = new Map([['f.ttf', { body: async () => readFile(font), type: 'font/ttf' }]])
    await using opened = await openPage(launched.browser, { html, files })
    const seen = await opened.page.evaluate(() => ({
      mode: document.compatMode,
      lang: document.documentElement.lang,
      fonts: [...document.fonts].map(({ status }) => status),
      styles: document.querySelectorAll('style').length,
      display: getComputedStyle(document.documentElement).display,
    }))
    const standards = { mode: 'CSS1Compat', lang: 'en' }
    expect(seen).toEqual({ ...standards, fonts: ['loaded'], styles: 1, display: 'block' })
  })

  it('runs no script of the page, but ours', async () => {
    const html = `<p id="p">as written</p><script>document.getElementById('p').textContent = 'changed'</script>
      <img src="/square.svg" onload="document.getElementById('p').textContent = 'changed'">`
    const files = new Map([['square.svg', { body: square, type: 'image/svg+xml' }]])
    await using opened = await openPage(launched.browser, { html, files })
    expect(await opened.page.evaluate(() => document.getElementById('p')?.textContent)).toBe(
      'as written',
    )
  })

  it('names a file that is missing, and one that is broken', async () => {
    expect(await refused('<img src="/images/none.png">')).toEqual(['/images/none.png'])
    const files = new Map([['a.png', { body: 'no picture', type: 'image/png' }]])
    expect(await refused('<img src="/a.png">', files)).toEqual([
      'picture https://briefing.invalid/a.png',
    ])
    const html =
      '<style>@font-face { font-family: F; src: url(/f.ttf) } p { font-family: F }</style><p>x</p>'
    const broken = new Map([['f.ttf', { body: 'no font', type: 'font/ttf' }]])
    expect(await refused(html, broken)).toEqual(['font F normal normal'])
  })
})

describe('isolation', () => {
  const vectors: Record<string, (at: string) => string> = {
    picture: (at) => `<img src="${at}/img">`,
    'picture set': (at) => `<picture><source srcset="${at}/srcset"><img></picture>`,
    'style sheet': (at) => `<link rel="stylesheet" href="${at}/css">`,
    '@import': (at) => `<style>@import url(${at}/import);</style>`,
    font: (at) =>
      `<style>@font-face { font-family: F; src: url(${at}/font) } p { font-family: F }</style><p>x</p>`,
    background: (at) => `<p style="background: url(${at}/background)">x</p>`,
    iframe: (at) => `<iframe src="${at}/iframe"></iframe>`,
    'nested document': (at) => `<iframe srcdoc="<img src='${at}/srcdoc'>"></iframe>`,
    object: (at) => `<object data="${at}/object"></object>`,
    embed: (at) => `<embed src="${at}/embed">`,
    video: (at) => `<video src="${at}/video" poster="${at}/poster" preload="auto"></video>`,
    'inline SVG': (at) => `<svg><image href="${at}/svg"/><use href="${at}/use#a"/></svg>`,
    prefetch: (at) => `<link rel="prefetch" href="${at}/prefetch">`,
    preload: (at) => `<link rel="preload" as="image" href="${at}/preload">`,
  }

  it.each(Object.entries(vectors))('refuses and names: %s', async (_, write) => {
    await using canary = await startCanary()
    const requests = await refused(`<!doctype html><p>text</p>${write(canary.address)}`)
    expect(requests.join('\n')).toContain(canary.address)
    await pause(50)
    expect(canary.hits).toEqual([])
  })

  it('lets nothing out by names, connections and scripts, which the page may write but not use', async () => {
    await using canary = await startCanary()
    const socket = canary.address.replace('http', 'ws')
    const html = `<p>text</p><link rel="preconnect" href="${canary.address}"><link rel="dns-prefetch" href="//example.com">
      <script>fetch('${canary.address}/fetch'); new WebSocket('${socket}/ws'); navigator.sendBeacon('${canary.address}/b')</script>
      <script src="${canary.address}/script"></script><script type="speculationrules">{"prefetch":[{"urls":["${canary.address}/s"]}]}</script>`
    await using opened = await openPage(launched.browser, { html, files: none })
    // Even a script of ours, which no policy of the page can keep from running, gets nowhere.
    const answer = await opened.page.evaluate(
      (http, ws) => {
        new WebSocket(`${ws}/evaluate`)
        navigator.sendBeacon(`${http}/beacon`)
        return fetch(`${http}/evaluate`).then(String, () => 'refused')
      },
      canary.address,
      socket,
    )
    expect(answer).toBe('refused')
    await pause(200)
    expect(canary.hits).toEqual([])
  })

  it('shows no file of the machine', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'secret-'))
    try {
      await writeFile(join(folder, 'secret.svg'), square)
      await refused(`<img src="${pathToFileURL(join(folder, 'secret.svg')).href}">`)
    } finally {
      await rm(folder, { recursive: true })
    }
  })

  it('keeps the document when it tells itself to move', async () => {
    await using canary = await startCanary()
    const targets = [`${canary.address}/refresh`, 'about:blank', 'data:text/html,x', '/index.html']
    const writeRefresh = (url: string) =>
      `<meta http-equiv="refresh" content="0;url=${url}"><p>still here</p>`
    const pages = await Promise.all(
      targets.map((url) => openPage(launched.browser, { html: writeRefresh(url), files: none })),
    )
    await pause(400)
    for (const opened of pages) {
      expect(opened.page.url()).toBe('https://briefing.invalid/index.html')
      expect(await opened.page.evaluate(() => document.body.textContent)).toBe('still here')
      await opened.close()
    }
    expect(canary.hits).toEqual([])
  })

  it('keeps the document when a script moves it, and notices', async () => {
    await using canary = await startCanary()
    await using opened = await openPage(launched.browser, {
      html: '<p>still here</p>',
      files: none,
    })
    const move = (url: string) => {
      location.href = url
    }
    await opened.page.evaluate(move, `${canary.address}/moved`)
    await pause(200)
    expect(await opened.page.evaluate(() => document.body.textContent)).toBe('still here')
    expect(() => opened.check()).toThrow(`navigation to ${canary.address}/moved`)
    expect(canary.hits).toEqual([])
  })

  it('notices a move that makes no request', async () => {
    await using opened = await openPage(launched.browser, { html: '<p>x</p>', files: none })
    await opened.page.evaluate(() => {
      location.href = 'about:blank'
    })
    await pause(200)
    expect(() => opened.check()).toThrow('it is no longer the briefing')
  })
})

describe('the watchdog', () => {
  it('notices a crashed page at once', async () => {
    await using opened = await openPage(launched.browser, { html: '<p>x</p>', files: none })
    const session = await opened.page.createCDPSession()
    const started = Date.now()
    session.send('Page.crash').catch(() => undefined)
    await expect(opened.race(opened.page.pdf(), 'print')).rejects.toThrow(BrowserCrashError)
    expect(Date.now() - started).toBeLessThan(2_000)
  })

  it('notices a killed browser at once', async () => {
    await using other = await launchBrowser()
    const opened = await openPage(other.browser, { html: '<p>x</p>', files: none })
    const waiting = opened.race(new Promise(() => undefined), 'layout')
    other.browser.process()?.kill('SIGKILL')
    await expect(waiting).rejects.toThrow(
      /browser was killed during placing the notes: by somebody, or by the system/,
    )
    await expect(openPage(other.browser, { html: '', files: none })).rejects.toThrow(
      BrowserCrashError,
    )
  })

  it('kills a browser that is busy for ever', async () => {
    await using other = await launchBrowser()
    const opened = await openPage(other.browser, { html: '<p>x</p>', files: none })
    const endless = opened.page.evaluate(() => {
      for (;;) document.body.append('x'.repeat(0))
    })
    await expect(opened.race(endless, 'layout', 300)).rejects.toThrow(PhaseTimeoutError)
    await other.close()
    expect(other.browser.connected).toBe(false)
  })
})
