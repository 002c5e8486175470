/** `第1章`, `第二部：`, with what parts it from the title; `第三章の教訓` is a title about a chapter. */
const japanese =
  /^第[ \t\u3000]*(?<number>[\d０-９]{1,3}|[一二三四五六七八九十]{1,3})[ \t\u3000]*(?:[章部](?:[ \t\u3000]*[:：.．、・〜～~–—―_＿-][ \t\u3000]*(?!第)|[ \t\u3000]+|(?=[「『【]))|章(?=[\p{Script=Han}\p{Script=Katakana}\p{Script=Latin}]|はじめに|おわりに|まえがき|あとがき|まとめ))(?=\S)/u

/** `Chapter 1: ` */
const english = /^(?:chapter|section|part)[ \t]+(?<number>\d{1,2})[ \t]*[.:：–—-][ \t]*(?=\S)/i

/** `1. `, `1\) `, `１．`; a number with decimals is none. */
const dotted = /^(?<number>[\d０-９]{1,2})[ \t]*(?:\\?[.)]|[．）、])[ \t\u3000]*(?![\d０-９])(?=\S)/

/** `1 Introduction`, which may be a count of things. */
const bare = /^(?<number>\d{1,2})[ \t]+(?=\S)/

interface TypedNumber {
  typed: string
  number: number
  /** Where it stands among the titles, from 1. */
  place: number
}

/**
 * Takes the titles of chapters in their order; returns the number that was typed before each, with the blanks after
 * it, which a briefing would print beside its own. A number that is not the chapter's is of its words
 * (`Chapter 11: bankruptcies rise`), unless several count from one beside titles that have none.
 *
 * @param first the printed number of the first of them
 */
export function listTypedNumbers(titles: readonly string[], first = 1): (string | undefined)[] {
  const labelled = read(titles, [japanese, english], first)
  const counted = read(titles, [dotted], first)
  const things = read(titles, [bare], first)
  const isSeries = titles.length > 1 && things.length === titles.length
  const found = [
    ...(isCount(labelled) ? labelled : labelled.filter(isInPlace)),
    ...(isCount(counted) || counted.every(isInPlace) ? counted : []),
    ...(isSeries && things.every(isInPlace) ? things : []),
  ]
  return titles.map((_, index) => found.find(({ place }) => place === first + index)?.typed)
}

/** Takes the titles of chapters, some of which may be empty; returns them without the numbers that were typed. */
export function dropTypedNumbers(titles: readonly string[], first?: number): string[] {
  const named = titles.filter((title) => title !== '')
  const numbers = listTypedNumbers(named, first)[Symbol.iterator]()
  return titles.map((title) =>
    title === '' ? title : title.slice(numbers.next().value?.length ?? 0),
  )
}

function read(titles: readonly string[], forms: readonly RegExp[], first: number): TypedNumber[] {
  return titles.flatMap((title, index) => {
    // `**1.** Title`; a number that is bold together with words is part of those.
    const [, bold = ''] = /^\*\*([^*\r\n]{1,16})\*\*(?=[ \t\u3000]*\S)/.exec(title) ?? []
    const plain = bold ? title.replace(`**${bold}**`, () => bold) : title
    const found = forms.map((form) => form.exec(plain)).find((match) => match !== null)
    if (!found || found[0].length < bold.length) return []
    return [
      {
        typed: title.slice(0, title.length - plain.length + found[0].length),
        number: readNumber(found.groups?.number ?? ''),
        place: first + index,
      },
    ]
  })
}

function isInPlace({ number, place }: TypedNumber): boolean {
  return number === place
}

function isCount(numbers: readonly TypedNumber[]): boolean {
  return numbers.length > 1 && numbers.every(({ number }, index) => number === index + 1)
}

/** `12`, `１２`, `十二`; no number where it is not written as one. */
function readNumber(written: string): number {
  const [, tens, units] = /^([一二三四五六七八九]?十)?([一二三四五六七八九])?$/.exec(written) ?? []
  if (tens === undefined && units === undefined) return Number(written.normalize('NFKC'))
  const ten = tens === undefined ? 0 : tens === '十' ? 10 : 10 * readDigit(tens[0])
  return ten + (units === undefined ? 0 : readDigit(units))
}

function readDigit(digit = ''): number {
  return '一二三四五六七八九'.indexOf(digit) + 1
}
