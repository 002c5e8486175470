import type { QuantityForm } from './quantity.js'

const identifiers = [
  // 192.0.2[.]17, whose last number is none of the text's
  /(?<![\w.])\d{1,3}(?:(?:\.|[[(]\.[\])])\d{1,3}){3}(?:\/\d{1,2})?(?![\w/])/g,
  /(?<![\p{L}\p{N}])CVE[-\u2010-\u2013\u2212]\d{4}[-\u2010-\u2013\u2212]\d{4,}(?!\w)/giu,
  /(?<![\w.-])(?:T\d{4}(?:\.\d{3})?|KB\d{6,}|MS\d\d-\d{3})(?![\w-])/g,
  // 10.0.1 and addresses; not 18.03.2024 and 2024.3.18
  /(?<![\w.])(?!\d{1,2}\.\d{1,2}\.(?:19|20)\d\d(?!\d)|(?:19|20)\d\d\.\d{1,2}\.\d{1,2}(?!\.?\d))\d+(?:\.\d+){2,}(?![\w])/g,
]

/** Lists what has digits and is no quantity: identifiers, which stand for themselves, and what means nothing here. */
export function listNames(): QuantityForm[] {
  const units =
    'st|nd|rd|th|er|s|x|bn|tn|mn|m|k|km|kg|cm|mm|pt|[KMGTP]?i?B|[kKMGT]?bps|bits?|bytes?|[kMG]?Hz|[kMG]?W|[MB]|BTC|ETH|XMR|USD|EUR|JPY|GBP'
  const nothings = [
    // iOS17, APT29; not mid-2019, FY2023 and US$5
    /(?<![\p{Script=Latin}\p{N}]|[A-Za-z][-_./:])(?!(?:mid|early|late|pre|post)-\d|FY\d|(?:USD|EUR|JPY|GBP|BTC)\d)[A-Za-z]+(?:[-_./:][A-Za-z]+)*[-_./:]?\d[\w./:-]*/giu,
    // 15:30, 3 p.m., 午後3時30分; not 3時間
    /(?<!\d)\d{1,2}:\d\d(?::\d\d)?(?!\d)(?:[ ]?[ap]\.?m(?!\w)\.?)?/gi,
    /(?<![\d.,])\d{1,2}[ ]?[ap]\.?m(?!\w)\.?/gi,
    /(?<![\d.,])\d{1,2}[ ]?時(?!間)(?:[ ]?\d{1,2}[ ]?分|半)?/gu,
    // Around the clock, and the eleventh of September.
    /9[.・]11(?=[^\d.%])|24時間365日|(?<![\d/])24\/(?:7|365)(?![\d/])/gu,
    // 10.0.1a and the like
    /(?<![\d.])(?!\d{1,2}\.\d{1,2}\.(?:19|20)\d\d(?!\d)|(?:19|20)\d\d\.\d{1,2}\.\d{1,2}(?!\.?\d))\d+(?:\.\d+){2,}(?![\d])/g,
    // 5G, 7z, 3fa9, 4K; not 17th, 1990s, 40km, 3bn and 3.8Tbps
    new RegExp(
      `(?<![\\d.,$€£¥])(?:[48]K|\\d+(?!(?:${units}|\\d+K)(?![A-Za-z\\d]))[A-Za-z][A-Za-z\\d]*)`,
      'g',
    ),
  ]
  return [
    ...identifiers.map(
      (pattern): QuantityForm => ({
        pattern,
        read: ([written]) => ({ kind: 'identifier', value: toPlain(written) }),
        from: 'digits',
      }),
    ),
    ...nothings.map(
      (pattern): QuantityForm => ({ pattern, read: () => undefined, from: 'digits' }),
    ),
  ]
}

/** With the hyphens of a terminal, in capitals, without what defangs it. */
function toPlain(written: string): string {
  return written
    .replace(/[\u2010-\u2013\u2212]/g, '-')
    .replace(/[[\]()]/g, '')
    .toUpperCase()
}
