import { parse } from 'tldts'
import { isDefanged } from './defanged.js'
import { kindOfIp } from './ip-address.js'

/** Something in a text that a reader's software takes for an address and opens when it is clicked. */
export interface LiveAddress {
  kind: 'url' | 'email' | 'ip' | 'domain'
  value: string
  /** In the text. */
  index: number
  /** The host that an allow-list names; the address itself for an e-mail or IP address. */
  host: string
}

/** Blanks, quotes, brackets of other scripts and everything that is not ASCII end an address. */
const tokens = /[!#-&'()*+\-./0-9:;=?@A-Z[\\\]^_a-z{}~]+/g

const patterns: [LiveAddress['kind'], RegExp][] = [
  [
    'url',
    /(?:https?|ftps?|sftp|wss?|tcp|smb):\/\/[^\s\\]+|(?<![\w./@-])www\.[\w-]+(?:\.[\w-]+)+[^\s\\]*/gi,
  ],
  ['email', /(?<![\w.+/-])[\w][\w.+-]*@[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}(?![\w-])/gi],
  ['ip', /(?:(?<![\w.:/-])|(?<=::ffff:))\d{1,3}(?:\.\d{1,3}){3}(?![\w-]|\.\w)(?::\d{1,5})?/g],
  ['ip', /(?<![\w:.])(?=[\da-f]*:[\da-f]*:)[\da-f:]{6,45}(?![\w:]|\.\w)/gi],
  [
    'domain',
    /(?<![\w.@/:\\-])[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)+(?![\w@-]|\.\w|\([)'"])/g,
  ],
]

/** Lists the addresses in a text that are not defanged, in order; none twice. */
export function listLiveAddresses(
  text: string,
  kinds: readonly LiveAddress['kind'][] = ['url', 'email', 'ip', 'domain'],
): LiveAddress[] {
  return [...text.matchAll(tokens)].flatMap((token) => {
    const [value] = token
    if (value.length < 4 || !/[.:]/.test(value) || isDefanged(value)) return []
    const found: LiveAddress[] = []
    for (const [kind, pattern] of patterns) {
      if (!kinds.includes(kind)) continue
      for (const match of value.matchAll(pattern)) {
        const one = read(kind, match[0], token.index + match.index, text)
        if (one && !found.some((other) => overlap(one, other))) found.push(one)
      }
    }
    return found.sort((a, b) => a.index - b.index)
  })
}

function read(
  kind: LiveAddress['kind'],
  matched: string,
  index: number,
  text: string,
): LiveAddress | undefined {
  const value = kind === 'url' ? trimUrl(matched) : matched
  const host = hostOfAddress(kind, value)
  const one = { kind, value, index, host }
  switch (kind) {
    case 'url':
      return /^[^.\s]*$|^(localhost|127\.|0\.0\.0\.0)/i.test(host) && !/\./.test(host)
        ? undefined
        : one
    case 'email':
      return one
    case 'ip':
      return isIpAddress(host) && !isVersion(text, index, value) ? one : undefined
    case 'domain':
      return isDomain(value) ? one : undefined
  }
}

function overlap(a: LiveAddress, b: LiveAddress): boolean {
  return a.index < b.index + b.value.length && b.index < a.index + a.value.length
}

/** Punctuation of the sentence is not part of the URL; nor is a bracket that was opened before it. */
export function trimUrl(url: string): string {
  const unopened = new Map(
    ['()', '[]', '{}'].map(([open = '', close = '']) => [
      close,
      url.split(close).length - url.split(open).length,
    ]),
  )
  let end = url.length
  for (let last = url[end - 1]; last !== undefined; last = url[end - 1]) {
    const count = unopened.get(last) ?? 0
    if (count > 0) unopened.set(last, count - 1)
    else if (!".,;:!?'*_~".includes(last)) break
    end--
  }
  return url.slice(0, end)
}

/** Returns the host of an address in lower case, without the brackets of IPv6. */
export function hostOfAddress(kind: LiveAddress['kind'], value: string): string {
  if (kind === 'email') return value.slice(value.indexOf('@') + 1).toLowerCase()
  if (kind === 'ip') return value.replace(/(\.\d+):\d+$/, '$1').toLowerCase()
  const host =
    /^(?:(?:[a-z][a-z0-9+.-]*:|[a-z]*)\/\/)?(?:[^@/]*@)?\[?((?<=\[)[^\]]*|[^/?#:]*)/i.exec(
      value,
    )?.[1] ?? ''
  return host.toLowerCase()
}

/** Whether it may be an address of the internet; `12:34:56` is a time and `00:1a:2b:3c:4d:5e` a network card. */
function isIpAddress(ip: string): boolean {
  const range = kindOfIp(ip)
  if (range === undefined || range === 'private' || /(^|\.)0\d/.test(ip)) return false
  return !ip.includes(':') || /^[23][\da-f]{3}:/.test(ip)
}

/** `§ 5.1.1.2`, `&sect; 5.1.1.2`, `Section 4.2.1.3`, `要件 5.1.1.2`, `5.1.1.2項` */
const isSection = (before: string, after: string): boolean =>
  /(?:§+|&sect;|\b(?:sec(?:tion)?s?|clauses?|paragraphs?|para|chapters?|appendix|annex|articles?|req(?:uirement)?s?|OIDs?)\.?|要件|付録|節)[\s\u3000:：]*\[?$/i.test(
    before,
  ) || /^\s?(?:節|項|章|条)/.test(after)

/** `#### 2.4.2.3 Write protection`, or a link to it: `[2.4.2.3 Write protection](…)`. */
const beginsTitle = (before: string, after: string): boolean =>
  /(?:^|\n)[ \t>]*#{1,6}[ \t]+$|\[$/.test(before) && /^[.:]?[ \t\u3000]+[\p{Lu}\p{Lo}]/u.test(after)

/** The names that certificates are full of: `2.5.4.6` is a country, `2.5.29.37` what a key may be used for. */
const isObjectIdentifier = (value: string): boolean =>
  /^(?:2\.5\.(?:4|29)\.\d{1,2}|1\.3\.6\.1)$/.test(value)

/** `7.0.0.1, 7.0.0.3 and `, as a text ends before one more number. */
const numbersBefore = /(?:(?<![\w.])\d+(?:\.\d+)+(?:\s*[,、/と]\s*|\s*,?\s+(?:and|or)\s+))+$/

/**
 * `バージョン 10.0.0.1`, `v1.2.3.4`, `FortiOS 7.0.0.1`, `Firefox 2.0.0.1 and 1.5.0.9`, `22.7.2.5より前`, or the number of a
 * section.
 */
function isVersion(text: string, index: number, value: string): boolean {
  const before = text.slice(Math.max(0, index - 60), index).replace(numbersBefore, '')
  const after = text.slice(index + value.length, index + value.length + 20)
  // `Firefox (and Thunderbird) 2.0.0.4`
  const name = nameAtEnd(before.replace(/\([^()]*\)[ \u3000]$/, ''))
  return (
    isObjectIdentifier(value) ||
    (/^(?:\d{1,2}\.){3}\d{1,2}$/.test(value) &&
      (isSection(before, after) || beginsTitle(before, after))) ||
    /(?<![a-z])(?:version|ver\.?|release|build|revision|firmware|バージョン|リビジョン|ビルド|リリース|ファームウェア|第)[\s\u3000:：]*$/i.test(
      before,
    ) ||
    /(?:versions?|バージョン)[^。.!?]{0,30}$/i.test(before) ||
    /^\s*(?:より前|以前|以降|以下|未満|以上|版|系|および以前|(?:and|or)(?: all)? (?:earlier|later|older|newer|below|above|lower|higher|prior|previous|up)\b|onwards|にアップデート|への更新)/.test(
      after,
    ) ||
    // A product's name may be any capitalised word, so only what looks like a version: no host ends in 0.
    (name !== '' &&
      (Number.parseInt(value, 10) < 40 || value.endsWith('.0')) &&
      !/^(?:Address|Addresses|Server|Servers|Host|Hosts|The|From|And|At|To|By|On|In|Domain|Callback|Node|See|Via|With|For|Of|Or|But|Then|Is|Was|It|Its|This|That|Use|Used|Using|Contacted|Called|Resolved|Connects|Connected|Beaconed|Port)$/.test(
        name,
      ))
  )
}

/** The capitalised word that a text ends with before a blank, as `FortiOS`; empty if there is none. */
function nameAtEnd(text: string): string {
  const word = /([A-Za-z]+)[ \u3000]$/.exec(text)?.[1] ?? ''
  const capital = word.search(/[A-Z]/)
  return capital >= 0 && /[a-z]/.test(word.slice(capital)) ? word.slice(capital) : ''
}

/** Endings of names that attackers and everyone else use, without those that are endings of files as well. */
const endings = new Set(
  (
    'com net org info biz edu gov mil int arpa name pro mobi asia jobs tel travel xxx cat coop museum aero post ' +
    'xyz top online site shop store club app dev page cloud tech live icu vip win bid loan men date trade stream ' +
    'download racing review party science work click link space website host press fun world today life blog news ' +
    'email support services solutions systems network digital agency center company group team media design ' +
    'global zone city plus guru ninja rocks buzz monster quest cyou rest cfd sbs bond lol pics hair beauty skin ' +
    'makeup autos boats homes yachts motorcycles tokyo nagoya osaka kyoto okinawa yokohama ryukyu onion finance ' +
    'bank money exchange capital fund market wiki chat social games game bet casino poker porn sex adult cam ' +
    'one help bar uno xin best casa fun lat baby qpon surf gifts pet fit college mom coupons voto ' +
    'ac ad ae af ag am ao ar at au az ba bb bd be bf bg bh bi bj bn bo br bs bt bw by bz ca cd cf cg ch ci ' +
    'ck cl cm cn co cr cu cv cw cx cy cz de dj dk dm dz ec ee eg er es et eu fi fj fk fm fo fr ga gb ge gd gf gg gh gi ' +
    'gi gl gm gn gp gq gr gt gu gw gy hk hm hn hr ht hu ie il im io iq ir je jm jo jp ke kg kh ki km kn ' +
    'kp kr kw ky kz la lb lc li lk lr ls lt lu lv ly ma mc me mg mh mm mn mo mp mq mr mu mv mw mx my mz na ' +
    'nc ne nf ng ni nl np nr nu nz be by cc do in is it ml no to us as om pa pe pf ph pk pn pr pt pw qa re ro ru rw sa sb sc sd se sg si sk sl sm ' +
    'sn sr ss st su sv sx sy sz tc td tg th tj tk tl tm tn tr tt tv tw tz ua ug uk us uy uz va vc ve vg ' +
    'vn vu wf ws ye yt za zm zw ai'
  ).split(' '),
)

/** What events and objects of programs have: `process.parent.name`, `user.email`. */
const field =
  /^(?:(?:process|parent|user|file|host|event|agent|service|rule|registry|source|destination|client|server|object|self|this|window|document|request|response|item|field|target|device|account|session|thread|task)\.)+(?:name|me|email|host|link|page|date|group|network|service|company|is|in|to|at|by|do)$/

/** Written in lower case, as indicators are: `Booking.com` and `ASP.NET` are names. */
function isDomain(value: string): boolean {
  const labels = value.split('.')
  const [first = ''] = labels
  const last = labels.at(-1) ?? ''
  if (isGivenBelow(value)) return true
  if (field.test(value)) return false
  if (!endings.has(last)) return false
  // `1069083060.site` is a domain; `3.11.is` and `7.0.net` are not.
  if (!/[a-z]/.test(labels.slice(0, -1).join('')))
    return last.length > 2 && /^\d{4,}$/.test(labels.at(-2) ?? '')
  // `co.jp` is a public suffix, `com.android.settings` a package.
  if (
    labels.length === 2 &&
    last.length === 2 &&
    /^(?:ac|ad|co|com|ed|edu|go|gov|gr|lg|ne|net|or|org)$/.test(first)
  )
    return false
  const isPackage = /^(?:com|org|net|io|jp|co|de|uk|fr|ru|cn)$/.test(first)
  if (labels.length > 2 && isPackage && !/^(?:com|org)$/.test(last)) return false
  // `i.e`, `e.g` and the like.
  return labels.some((label) => label.length > 2) || last.length > 2
}

/** `1895647876.my.id`, `evil.net.pl`: nothing in a program, and no file, ends in a country's second-level registry. */
function isGivenBelow(value: string): boolean {
  const { isIcann, domain, publicSuffix } = parse(value)
  return isIcann === true && domain !== null && publicSuffix?.includes('.') === true
}

/** `http://evil.ex/a` as `hxxp[:]//evil[.]ex/a`; an IP address with its last dot in brackets. */
export function defang({ kind, value }: LiveAddress): string {
  switch (kind) {
    case 'url': {
      const [, scheme = '', host = '', rest = ''] =
        /^([a-z]+:\/\/)?([^/?#]*)(.*)$/is.exec(value) ?? []
      const harmless = scheme
        .replace(/^http/i, 'hxxp')
        .replace(/^(s?)ftp/i, '$1fxp')
        .replace('://', '[:]//')
      return harmless + host.replaceAll('.', '[.]') + rest
    }
    case 'email':
      return value.replace('@', '[@]').replace(/[^@]*$/, (host) => host.replaceAll('.', '[.]'))
    case 'ip':
      return value.includes('.')
        ? value.replace(/\.(\d+)(:\d+)?$/, '[.]$1$2')
        : value.replace(':', '[:]')
    case 'domain':
      return value.replaceAll('.', '[.]')
  }
}
