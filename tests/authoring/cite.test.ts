import { readFile } from 'node:fs/promises'
import type { RequestListener } from 'node:http'
import path from 'node:path'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { fetchPage } from '../../src/authoring/cite/fetch-page.js'
import { readPageNames } from '../../src/authoring/cite/read-page-names.js'
import { plainChapter, writeBriefing } from '../briefing-folder.js'
import { callCli } from '../call-cli.js'
import { page, serve } from './web-server.js'

/** Without a briefing whose notes could be searched. */
const nowhere = ['--briefings', 'none']

async function cite(listener: RequestListener, ...args: string[]) {
  await using server = await serve(listener)
  const run = await callCli(['cite', `${server.origin}/a`, ...nowhere, ...args])
  return { ...run, asked: server.asked, origin: server.origin }
}

/** What the page is found to say, or what is said of it. */
async function read(listener: RequestListener, timeout = 5000) {
  await using server = await serve(listener)
  return readPageNames(await fetchPage(`${server.origin}/a`, timeout))
}

describe('a page', () => {
  it.each([
    [
      '<title>A | The Times</title><meta property="og:site_name" content="The Times">',
      'A',
      'The Times',
    ],
    ['<title>B</title><meta property="og:title" content="A">', 'A', undefined],
    ['<title>One &amp;\n two</title><body><title>Not this</title>', 'One & two', undefined],
    ['<body><script>1</script><title>Late</title>', 'Late', undefined],
    ['<title> </title>', undefined, undefined],
  ])('%s', async (html, title, site) => {
    expect(await read(page(html))).toEqual({ title, site })
  })

  // 日本, as the encoding has it.
  it.each([
    ['Shift_JIS, as the header says', [0x93, 0xfa, 0x96, 0x7b], 'text/html; charset=Shift_JIS', ''],
    ['Shift_JIS, as the page says', [0x93, 0xfa, 0x96, 0x7b], 'text/html', 'shift_jis'],
    ['EUC-JP, as the page says', [0xc6, 0xfc, 0xcb, 0xdc], 'text/html', 'euc-jp'],
    ['EUC-JP that nobody names', [0xc6, 0xfc, 0xcb, 0xdc], 'text/html', ''],
    ['an encoding that does not exist', [...Buffer.from('日本')], 'text/html; charset=x-none', ''],
  ])('is decoded from %s', async (_, bytes, type, meta) => {
    const before = Buffer.from(`${meta && `<meta charset="${meta}">`}<title>`)
    const html = Buffer.concat([before, Buffer.from(bytes), Buffer.from('</title>')])
    expect(await read(page(html, type))).toEqual({ title: '日本', site: undefined })
  })

  it('may lead elsewhere', async () => {
    const { title } = await read((request, response) => {
      if (request.url === '/b') page('<title>There</title>')(request, response)
      else response.writeHead(302, { location: '/b' }).end()
    })
    expect(title).toBe('There')
  })

  it('of 2 GB is read to the first megabyte', async () => {
    const { title } = await read((_, response) => {
      response.writeHead(200, { 'content-type': 'text/html', 'content-length': 2 ** 31 })
      response.write('<title>Long</title><body>')
      const pour = () => response.destroyed || response.write(Buffer.alloc(65_536, 32), pour)
      pour()
    })
    expect(title).toBe('Long')
  })

  it('nested without end says nothing', async () => {
    expect(await read(page('<div>'.repeat(200_000)))).toEqual({ title: undefined, site: undefined })
  })

  it.each<[string, RequestListener, string, number?]>([
    ['never answers', () => {}, 'it did not answer within 0.3 s', 300],
    [
      'dribbles',
      (_, response) => {
        response.writeHead(200, { 'content-type': 'text/html' })
        const drip = setInterval(() => response.write(' '), 20)
        response.on('close', () => clearInterval(drip))
      },
      'it did not answer within 0.3 s',
      300,
    ],
    [
      'leads in a circle',
      (_, response) => response.writeHead(301, { location: '/a' }).end(),
      'it redirects more than 5 times',
    ],
    [
      'leads to a file',
      (_, response) => response.writeHead(302, { location: 'file:///etc/passwd' }).end(),
      'it redirects to `file:`, which is not a web page',
    ],
    [
      'is a film of 2 GB',
      (_, response) => {
        response.writeHead(200, { 'content-type': 'video/mp4', 'content-length': 2 ** 31 })
        response.write('x')
      },
      'it is video/mp4, not a web page',
    ],
    ['is not there', (_, response) => response.writeHead(404).end(), 'it answers 404 Not Found'],
    ['breaks off', (_, response) => response.destroy(), 'the connection broke off'],
  ])('that %s is not cited', async (_, listener, message, timeout) => {
    await expect(read(listener, timeout)).rejects.toThrow(message)
  })
})

describe.concurrent('briefing cite', () => {
  it('prints a note with title and site from the page', async ({ expect }) => {
    const html = '<title>見出し | 例新聞</title><meta property="og:site_name" content="例新聞">'
    const { code, stdout, origin } = await cite(page(html), '--accessed', '2024-03-08')
    expect(stdout).toBe(`[^source]: 出典：例新聞 『見出し』（2024年3月8日閲覧） <${origin}/a>\n`)
    expect(code).toBe(0)
  })

  it('has an English form, and takes the host for a site without a name', async ({ expect }) => {
    const { stdout, origin } = await cite(
      page('<title>A &amp; B: the “other” one</title>'),
      ...['--language', 'en', '--accessed', '2024-03-08'],
      ...['--archive', 'https://web.archive.org/web/20240309010203/https://example.com/a'],
    )
    expect(stdout).toBe(
      `[^source]: Source: 127.0.0.1, “A & B: the ‘other’ one” (accessed 8 March 2024; archived at <https://web.archive.org/web/20240309010203/https://example.com/a> on 9 March 2024) <${origin}/a>\n`,
    )
  })

  it('escapes what a page would put into the note', async ({ expect }) => {
    const html = '<title>*a* [b](c) &lt;d> \u202Eevil\u0007 &amp;amp; [^x]</title>'
    const { stdout } = await cite(page(html))
    expect(stdout).toContain('『\\*a\\* \\[b\\](c) \\<d> evil \\&amp; \\[^x\\]』')
  })

  it.each<[string, RequestListener, string, ...string[]]>([
    [
      'hangs',
      () => {},
      'it did not answer within 0.5 s. Without the network: give --title and',
      ...['--timeout', '0.5'],
    ],
    ['has no title', page('<p>No title.'), 'gives no title. Name one with --title.'],
  ])('exits with 2 where the page %s', async (_, listener, message, ...options) => {
    const { code, stdout, stderr } = await cite(listener, ...options)
    expect(stderr).toContain(message)
    expect(stdout).toBe('')
    expect(code).toBe(2)
  })

  it('asks no network where title and site are given', async ({ expect }) => {
    const { stdout, asked, origin } = await cite(page(''), '--title', 'T', '--site', 'The Site')
    expect(stdout).toBe(`[^the-site]: 出典：The Site 『T』 <${origin}/a>\n`)
    expect(asked).toEqual([])
  })

  it.each([
    ['ftp://example.com/', '`ftp:` is not a web address'],
    ['example.com', 'it is not an address'],
    ['https://me:secret@example.com/', 'user name or password'],
  ])('refuses %s', async (url, message) => {
    const { code, stderr } = await callCli(['cite', url, ...nowhere])
    expect(stderr).toContain(message)
    expect(stderr).not.toContain('secret')
    expect(code).toBe(2)
  })
})

describe.concurrent('briefing cite in a briefing', () => {
  const names = ['--title', '題', '--site', 'Site']

  async function start(files: Record<string, string> = {}) {
    const folder = await writeBriefing(files)
    const chapter = path.join(folder, '01-chapter.md')
    const run = (...args: string[]) =>
      callCli(['cite', ...args], { cwd: path.dirname(path.dirname(folder)) })
    return { chapter, run, read: () => readFile(chapter, 'utf8') }
  }

  it.each([
    'https://example.com/a',
    'http://www.example.com/a/',
    'https://example.com/a?utm_source=x&fbclid=y#part',
  ])('says the label of the note that cites %s', async (url) => {
    const { chapter, run, read } = await start()
    const { code, stdout, stderr } = await run(url, '--insert', chapter)
    expect(stdout).toBe('[^a]\n')
    expect(stderr).toContain('briefings/2024-03/01-chapter.md:11. Call that note again.')
    expect(code).toBe(0)
    expect(await read()).toBe(plainChapter)
  })

  it('adds a definition after a blank line, under a label that is free', async () => {
    const { chapter, run, read } = await start({
      '01-chapter.md': plainChapter.replace('[^a]。', '[^a][^site]。').trimEnd(),
    })
    const { stdout } = await run('https://example.com/b', ...names, '--insert', chapter)
    const definition = '[^site-2]: 出典：Site 『題』 <https://example.com/b>\n'
    expect(stdout).toBe(definition)
    expect(await read()).toBe(`${plainChapter.replace('[^a]。', '[^a][^site]。')}\n${definition}`)
  })

  it('names the chapter that is meant', async () => {
    const { chapter, run } = await start()
    const { code, stderr } = await run('https://example.com/b', '--insert', '01-chapter.md')
    const meant = path.relative(path.dirname(path.dirname(path.dirname(chapter))), chapter)
    expect(stderr).toContain(`there is no such file. Did you mean ${meant}?`)
    expect(code).toBe(2)
  })

  it('keeps Windows line ends', async () => {
    const { chapter, run, read } = await start({
      '01-chapter.md': plainChapter.replaceAll('\n', '\r\n'),
    })
    await run('https://example.com/b', ...names, '--insert', chapter)
    expect((await read()).match(/(?<!\r)\n/)).toBeNull()
    expect(await read()).toContain('\r\n\r\n[^site]: ')
  })

  it('repeats the note of another chapter, whose label this file cannot call', async () => {
    const { chapter, run, read } = await start({
      '02-other.md': plainChapter.replaceAll('[^a]', '[^other]').replace('com/a', 'com/b'),
    })
    const { stdout, stderr } = await run('https://example.com/b', '--insert', chapter)
    expect(stdout).toBe('[^other]: 出典：例 『題』 <https://example.com/b>\n')
    expect(stderr).toContain('is [^other] in briefings/2024-03/02-other.md:11')
    expect(await read()).toBe(`${plainChapter}\n${stdout}`)
  })

  it.each([
    ['a label that is taken', plainChapter, ['--label', 'A'], 'has a note `[^A]` already', 2],
    ['a label that is none', plainChapter, ['--label', 'a b'], 'is not a label', 2],
    [
      'open code',
      `${plainChapter}\n\`\`\`\ncode`,
      [],
      'ends inside a block that is never closed',
      1,
    ],
    [
      'an open block',
      `${plainChapter}\n:::figure\n`,
      [],
      'ends inside a block that is never closed',
      1,
    ],
  ])('writes nothing with %s', async (_, source, args, message, exit) => {
    const { chapter, run, read } = await start({ '01-chapter.md': source })
    const { code, stdout, stderr } = await run(
      ...['https://example.com/b', ...names, '--insert', chapter, ...args],
    )
    expect(stderr).toContain(message)
    expect(stdout).toBe('')
    expect(code).toBe(exit)
    expect(await read()).toBe(source)
  })
})

describe('a page of the web', () => {
  afterEach(() => {
    vi.unstubAllGlobals()
  })

  it.each([
    'http://127.0.0.1:1/',
    'http://[::1]/',
    'http://169.254.169.254/latest/meta-data/',
    'http://10.0.0.1/',
    'http://localhost/',
    'http://2130706433/',
    'http://[::ffff:127.0.0.1]/',
  ])('must not lead to %s', async (location) => {
    const asked: string[] = []
    vi.stubGlobal('fetch', async (url: URL) => {
      asked.push(url.href)
      return new Response(null, { status: 302, headers: { location } })
    })
    const fetched = fetchPage('http://9.9.9.9/', 1000)
    await expect(fetched).rejects.toThrow(/it redirects to \S+, which is in a private network/)
    expect(asked).toEqual(['http://9.9.9.9/'])
  })
})
