import { expect, it } from 'vitest'
import { filesOf, listPackages, suggestPackages } from '../../src/fonts/optional-packages.js'

const suggested = (text: string) => [
  ...new Set([...text].map((character) => suggestPackages([...text]).get(character))),
]

it.each([
  ['议', ['@expo-google-fonts/noto-sans-sc']],
  ['姅查', ['@expo-google-fonts/noto-sans-tc']],
  ['姅查议', ['@expo-google-fonts/noto-sans-sc']],
  ['\u3447', ['@expo-google-fonts/noto-sans-sc']],
  ['\u{2a6d6}', [undefined]],
  ['ㄅ', ['@expo-google-fonts/noto-sans-tc']],
  ['বাংলা', ['@expo-google-fonts/noto-sans-bengali']],
  ['བོད', ['@expo-google-fonts/noto-serif-tibetan']],
  ['𓀀', [undefined]],
  ['\ue000', [undefined]],
])('for %s names %j', (text, packages) => {
  expect(suggested(text)).toEqual(packages)
})

it('looks for an ideograph in every package that may have it', () => {
  expect(listPackages('\u{2a6d6}')).toHaveLength(4)
})

it.each([
  ['noto-sans-sc', '400Regular/NotoSansSC_400Regular.ttf', '700Bold/NotoSansSC_700Bold.ttf'],
  [
    'noto-serif-tibetan',
    '400Regular/NotoSerifTibetan_400Regular.ttf',
    '700Bold/NotoSerifTibetan_700Bold.ttf',
  ],
])('knows the files of %s', (name, regular, bold) => {
  expect(filesOf(`@expo-google-fonts/${name}`)).toEqual([regular, bold])
})
