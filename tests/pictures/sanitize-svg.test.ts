import { toHtml } from 'hast-util-to-html'
import { describe, expect, it } from 'vitest'
import { sanitizeSvg } from '../../src/pictures/sanitize-svg.js'

const names =
  'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:sodipodi="urn:x"'
const svg = (content: string, attributes = 'viewBox="0 0 10 20"') =>
  `<?xml version="1.0"?><svg ${names} ${attributes}>${content}</svg>`
const show = (text: string) => toHtml(sanitizeSvg(text, 'p-').svg, { space: 'svg' })
/** What is left of the content of a drawing. */
const clean = (content: string) =>
  show(svg(content)).replace(/^<svg viewBox="0 0 10 20">|<\/svg>$/g, '')
const reasons = (content: string) =>
  sanitizeSvg(svg(content), 'p-').losses.map(({ reason }) => reason)
const sizeOf = (attributes: string) => {
  const { width, height, svg: drawing } = sanitizeSvg(svg('', attributes), '')
  return { width, height, viewBox: drawing.properties.viewBox }
}

describe('what a drawing keeps', () => {
  it.each([
    ['text', '<text x="1" text-anchor="middle" font-weight="700">図</text>'],
    ['blanks', '<text xml:space="preserve">a  b</text>'],
    ['a symbol', '<symbol id="p-s" viewBox="0 0 9 9"><path d="M0 0h9"></path></symbol>'],
    ['a clip', '<clipPath id="p-c"><circle r="4"></circle></clipPath>'],
    ['a filter', '<filter id="p-f"><feGaussianBlur stdDeviation="2"></feGaussianBlur></filter>'],
  ])('%s', (_, content) => {
    expect(clean(content.replaceAll('p-', ''))).toBe(content)
  })

  it.each([
    ['fill="url(#a)"', 'fill="url(#p-a)"'],
    ['clip-path="url(&quot;#a&quot;)"', 'clip-path="url(#p-a)"'],
    ['style="mask : url( #a )"', 'style="mask:url(#p-a)"'],
    ['style="fill:red;stroke:blue!important"', 'style="fill:red;stroke:blue"'],
    [
      'style="marker:url(#a)"',
      'style="marker-start:url(#p-a);marker-mid:url(#p-a);marker-end:url(#p-a)"',
    ],
    ['style="background:#fff"', 'style="background-color:#fff"'],
    ['fill="light-dark(#fff, #000)"', 'fill="#fff"'],
    ['style="fill:light-dark(rgb(1, 2, 3), var(--x, #121212))"', 'style="fill:rgb(1,2,3)"'],
    ['style="--c:red;fill:var(--c)"', 'style="fill:red"'],
    ['style="fill:var(--c, blue)"', 'style="fill:blue"'],
    ['style="fill:var(--c)"', ''],
    ['font-family="Helvetica, Arial"', 'font-family="var(--drawing-sans)"'],
    ['font-family="Times New Roman"', 'font-family="var(--drawing-serif)"'],
    ['style="font-family:&quot;Courier New&quot;"', 'style="font-family:var(--mono-face)"'],
    [
      `style="font: bold 10px 'DejaVu Sans', serif"`,
      'style="font-style:normal;font-variant:normal;font-size:10px;font-family:var(--drawing-sans);font-weight:bold"',
    ],
  ])('%s as %s', (given, kept) => {
    expect(clean(`<rect ${given}/>`)).toBe(`<rect${kept && ` ${kept}`}></rect>`)
  })

  it.each([
    ['a class', '.a{fill:red}', 'class="a"', 'fill:red'],
    ['an id', '#i{fill:red}', 'id="i"', 'fill:red'],
    ['its root', ':root{--c:red} rect{fill:var(--c)}', '', 'fill:red'],
    ['the heavier', '.a.b{fill:red} .a{fill:blue}', 'class="a b"', 'fill:red'],
    ['the later', '.a{fill:red} .b{fill:blue}', 'class="a b"', 'fill:blue'],
    ['the important', '.a{fill:red!important}', 'class="a" style="fill:blue"', 'fill:red'],
    ['the nearer', '.a{fill:red}', 'class="a" style="fill:blue"', 'fill:blue'],
    ['a screen', '@media screen{rect{fill:red}} @media print{rect{fill:blue}}', '', 'fill:red'],
    ['light', '@media (prefers-color-scheme:dark){rect{fill:blue}} rect{fill:red}', '', 'fill:red'],
    ['no pointer', 'rect:hover{fill:blue} rect{fill:red}', '', 'fill:red'],
    ['CDATA', '<![CDATA[svg > rect{fill:red}]]>', '', 'fill:red'],
    ['what CSS can be read', 'x:::{a:b} @foo; rect{fill:red}', '', 'fill:red'],
  ])('the style of %s', (_, css, attributes, style) => {
    const kept = clean(`<style>${css.replace(/^([^<]*)>/, '$1&gt;')}</style><rect ${attributes}/>`)
    expect(kept).toContain(`style="${style}"`)
    expect(kept).not.toContain('<style')
  })

  it('parts that are used, by either name of the address', () => {
    expect(clean('<path id="a"/><use href="#a"/><use xlink:href="#a" x="3"/>')).toBe(
      '<path id="p-a"></path><use href="#p-a"></use><use href="#p-a" x="3"></use>'.replace(
        'href="#p-a" x="3"',
        'x="3" href="#p-a"',
      ),
    )
  })

  it('names with a prefix and what Illustrator declares', () => {
    const text = `<!DOCTYPE svg [<!ENTITY ns "http://www.w3.org/2000/svg">]><s:svg xmlns:s="&ns;" viewBox="0 0 1 1"><s:rect fill="red"/></s:svg>`
    expect(show(text)).toBe('<svg viewBox="0 0 1 1"><rect fill="red"></rect></svg>')
  })

  it('nothing of an editor’s own, and says nothing about that', () => {
    const content =
      '<sodipodi:view><rect/></sodipodi:view><metadata>a</metadata><title>t</title><desc>d</desc>'
    expect(clean(content)).toBe('')
    expect(reasons(content)).toEqual([])
  })

  it('the version for everyone that a drawing has', () => {
    expect(
      clean(
        '<switch><foreignObject/><g systemLanguage="fr"/><rect systemLanguage="en-US"/><circle/></switch>',
      ),
    ).toBe('<g><rect></rect></g>')
  })

  it('the words of HTML, and tells its author', () => {
    const label = '<div xmlns="http://www.w3.org/1999/xhtml">Loader<br/>v2</div>'
    const content = `<foreignObject width="80" height="48">${label}</foreignObject>`
    expect(clean(content)).toBe(
      '<text y="24" text-anchor="middle" style="fill:currentColor"><tspan x="40" dy="-0.25em">Loader</tspan><tspan x="40" dy="1.2em">v2</tspan></text>',
    )
    expect(reasons(content)).toEqual([expect.stringContaining('“Loader v2”; look at it')])
  })

  it('all words of a label that draw.io cut', () => {
    const label = '<div xmlns="http://www.w3.org/1999/xhtml">Phishing mail<div>attached</div></div>'
    const content = `<switch><foreignObject width="100%">${label}</foreignObject><text x="5" y="9" font-size="10">Phishing...</text></switch>`
    expect(clean(content)).toMatch(/>Phishing mail<.*>attached</)
    expect(reasons(content)).toEqual([expect.stringContaining('“Phishing mail attached”')])
  })
})

describe('what a drawing loses, and its author is told', () => {
  it.each([
    ['<script>alert(1)</script>', 'scripts', 'script'],
    ['<rect onload="alert(1)"/>', 'scripts', 'onload'],
    ['<style>@import "https://example.com/a.css";</style>', 'from outside', 'example.com/a.css'],
    ['<image href="https://example.com/a.png"/>', 'from outside', 'example.com/a.png'],
    ['<image href="data:image/svg+xml;base64,PHN2Zy8+"/>', 'bitmap', 'data:image/svg'],
    ['<use href="b.svg#a"/>', 'from outside', 'b.svg#a'],
    ['<rect fill="url(https://example.com/#a)"/>', 'from outside', 'example.com/#a'],
    ['<rect fill="u\\72l(http://h/x)"/>', 'from outside', 'http://h/x'],
    [`<rect mask="image-set('http://h/x' 1x)"/>`, 'from outside', 'http://h/x'],
    ['<rect style="--a:url(//h/x);fill:var(--a)"/>', 'from outside', '//h/x'],
    ['<style>rect{background:url(//h/x)}</style><rect/>', 'from outside', '//h/x'],
    ['<a href="javascript:alert(1)"><rect/></a>', 'links', 'javascript:alert(1)'],
    ['<rect><animate attributeName="x"/></rect>', 'animation', 'as it stands before it'],
    ['<style>rect{animation:a 1s}</style><rect/>', 'animation', 'as it stands before it'],
    ['<foreignObject>Words</foreignObject>', 'HTML', '“Words”'],
    ['<filter><feImage href="#a"/></filter>', 'filters', 'feImage'],
    ['<hatch/>', 'elements of it', 'hatch'],
  ])('%s', (content, what, name) => {
    const [reason, ...more] = reasons(content)
    expect(reason).toContain(what)
    expect(reason).toContain(name)
    expect(more).toEqual([])
    expect(clean(content)).not.toMatch(/script|http|alert|\/\/|animat|data:|Words|feImage|hatch/)
  })

  it('its own font, which is only a remark', () => {
    const { losses } = sanitizeSvg(
      svg('<style>@font-face{font-family:"Virgil";src:url(data:font/woff2;base64,AA)}</style>'),
      '',
    )
    expect(losses).toMatchObject([{ severity: 'info', reason: expect.stringContaining('Virgil') }])
  })
})

describe('its size', () => {
  it.each([
    ['viewBox="0 0 10 20"', 10, 20, '0 0 10 20'],
    ['viewBox="-1,-2, 10,20" width="5in"', 480, 960, '-1 -2 10 20'],
    ['viewBox="0 0 10 20" width="100%" height="40"', 20, 40, '0 0 10 20'],
    ['viewBox="0 0 10 20" width="40" height="40"', 20, 40, '0 0 10 20'],
    ['width="72pt" height="1in"', 96, 96, '0 0 96 96'],
    ['width="25.4mm" height="2.54cm"', 96, 96, '0 0 96 96'],
    ['width="6pc" height="6em"', 96, 96, '0 0 96 96'],
    ['width="90" height="1e2px"', 90, 100, '0 0 90 100'],
  ])('is read from %s', (attributes, width, height, viewBox) => {
    const read = sizeOf(attributes)
    expect(read.width).toBeCloseTo(width)
    expect(read.height).toBeCloseTo(height)
    expect(read.viewBox).toBe(viewBox)
  })

  it.each(['width="100%" height="100%"', 'height="0"', 'width="auto" height="3parsec"'])(
    'is a browser’s where there is only %j, and its author is told',
    (attributes) => {
      expect(sizeOf(attributes)).toMatchObject({ width: 300, height: 150 })
      expect(sanitizeSvg(svg('', attributes), '').losses).toHaveLength(1)
    },
  )

  it.each(['a b c d', '0 0 0 9', '0 0 9 -1', '0 0 NaN 9', '0 0 9', '0 0 1e999 9', ''])(
    'cannot be a viewBox of %j',
    (box) => {
      expect(() => sizeOf(`viewBox="${box}"`)).toThrow(`its \`viewBox\` is “${box}”`)
    },
  )
})

describe('what is no drawing', () => {
  it.each([
    ['<svg><rect></svg>', 'it is broken at 1:17 (unexpected close tag)'],
    ['<svg>&nbsp;</svg>', 'it is broken at 1:11 (undefined entity)'],
    ['<html/>', 'it holds no `svg` element'],
    ['<svg/>', 'has no `viewBox`, nor `width` and `height`'],
    ['', 'it is broken at 1:0 (document must contain a root element)'],
    [
      '<!DOCTYPE svg [<!ENTITY a "x"><!ENTITY b "&a;&a;">]><svg>&b;</svg>',
      'the entity `b` of other',
    ],
    [
      '<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]><svg>&a;</svg>',
      '(undefined entity)',
    ],
    [svg('<g>'.repeat(300) + '</g>'.repeat(300)), 'nested deeper than the 250 levels'],
    [svg('<g/>'.repeat(20_001)), 'more than the 20000 elements'],
  ])('%.40s', (text, reason) => {
    expect(() => sanitizeSvg(text, '')).toThrow(reason)
  })

  it('entities that are used without end', () => {
    const entity = `<!ENTITY a "${'x'.repeat(2000)}">`
    expect(() =>
      sanitizeSvg(`<!DOCTYPE svg [${entity}]><svg>${'&a;'.repeat(3000)}</svg>`, ''),
    ).toThrow('grow to 6000000 characters')
  })
})
