/** What every package of these begins with, on npm. */
const scope = '@expo-google-fonts/'

/** By script: the packages with a font of it, best first. What is too large for everyone, or quoted too rarely. */
const packagesByScript: readonly (readonly [script: RegExp, names: readonly string[]])[] = [
  [/\p{Script=Han}/u, ['noto-sans-sc', 'noto-sans-tc', 'noto-sans-hk', 'noto-sans-jp']],
  [/\p{Script=Bopomofo}/u, ['noto-sans-tc']],
  [/\p{Script=Hangul}/u, ['noto-sans-kr']],
  [/\p{Script=Armenian}/u, ['noto-sans-armenian']],
  [/\p{Script=Georgian}/u, ['noto-sans-georgian']],
  [/\p{Script=Bengali}/u, ['noto-sans-bengali']],
  [/\p{Script=Gurmukhi}/u, ['noto-sans-gurmukhi']],
  [/\p{Script=Gujarati}/u, ['noto-sans-gujarati']],
  [/\p{Script=Tamil}/u, ['noto-sans-tamil']],
  [/\p{Script=Telugu}/u, ['noto-sans-telugu']],
  [/\p{Script=Kannada}/u, ['noto-sans-kannada']],
  [/\p{Script=Malayalam}/u, ['noto-sans-malayalam']],
  [/\p{Script=Sinhala}/u, ['noto-sans-sinhala']],
  [/\p{Script=Lao}/u, ['noto-sans-lao']],
  [/\p{Script=Khmer}/u, ['noto-sans-khmer']],
  [/\p{Script=Myanmar}/u, ['noto-sans-myanmar']],
  [/\p{Script=Tibetan}/u, ['noto-serif-tibetan']],
  [/\p{Script=Ethiopic}/u, ['noto-sans-ethiopic']],
  [/\p{Script=Mongolian}/u, ['noto-sans-mongolian']],
]

/** Returns the packages whose fonts may have a character, as npm knows them; none if we know of none. */
export function listPackages(character: string): string[] {
  const names = packagesByScript.find(([script]) => script.test(character))?.[1] ?? []
  return names.map((name) => `${scope}${name}`)
}

/** Takes the characters that a briefing lacks; returns for those that a package is sure to have which one to add. */
export function suggestPackages(characters: readonly string[]): Map<string, string> {
  const ideographs = characters.filter((character) => han.test(character))
  const name = isTraditional(ideographs) ? 'noto-sans-tc' : 'noto-sans-sc'
  return new Map(
    characters.flatMap((character): [string, string][] => {
      if (ideographs.includes(character)) return [[character, `${scope}${name}`]]
      const [only] = /\p{Script=Han}/u.test(character) ? [] : listPackages(character)
      return only ? [[character, only]] : []
    }),
  )
}

/** The font of simplified Chinese has all of these, and of the planes after them a few. */
const han = /[\u3400-\u4db5\u4e00-\u9fa5]/

/** Whether they are all of Big5, which the font of traditional Chinese has whole, and not all of GB 2312. */
function isTraditional(ideographs: readonly string[]): boolean {
  if (ideographs.length === 0) return false
  const { simplified, traditional } = readSets()
  return (
    ideographs.every((character) => traditional.has(character)) &&
    ideographs.some((character) => !simplified.has(character))
  )
}

/** Returns the files of a package's regular and bold fonts, by their paths in it. */
export function filesOf(packageName: string): [regular: string, bold: string] {
  const name = packageName
    .slice(scope.length)
    .split('-')
    .map((part) =>
      part.length === 2 ? part.toUpperCase() : part.replace(/^./, (first) => first.toUpperCase()),
    )
    .join('')
  return [`400Regular/${name}_400Regular.ttf`, `700Bold/${name}_700Bold.ttf`]
}

let sets: { simplified: Set<string>; traditional: Set<string> } | undefined

/** The ideographs of the national standards: GB 2312, a part of GBK, and Big5. */
function readSets() {
  sets ??= {
    simplified: readSet('gbk', [0xb0, 0xf7], 0xa1),
    traditional: readSet('big5', [0xa4, 0xf9], 0x40),
  }
  return sets
}

function readSet(encoding: string, [first, last]: [number, number], trail: number): Set<string> {
  const decoder = new TextDecoder(encoding)
  const found = new Set<string>()
  for (let lead = first; lead <= last; lead += 1) {
    for (let second = trail; second <= 0xfe; second += 1) {
      const text = decoder.decode(Uint8Array.of(lead, second))
      if (/^\p{Script=Han}$/u.test(text)) found.add(text)
    }
  }
  return found
}
