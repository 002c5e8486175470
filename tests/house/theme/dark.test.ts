import { describe, expect, it } from 'vitest'
import { styleHtml } from '../../../src/house/theme/style.js'

/** What the page has in the light and in the dark, as the cascade leaves it. */
function read(colours: Parameters<typeof styleHtml>[0]) {
  const { values } = styleHtml(colours, {}, undefined, '')
  const schemes: Record<'light' | 'dark', Record<string, string>> = { light: {}, dark: {} }
  for (const line of values.split('\n')) {
    const set = Object.fromEntries(
      [...line.matchAll(/--([\w-]+):([^;}]+)/g)].map(([, name = '', value]) => [name, value]),
    )
    if (!line.startsWith('@media screen')) Object.assign(schemes.light, set)
    if (!line.startsWith('@media not all')) Object.assign(schemes.dark, set)
  }
  return schemes
}

describe('a theme in the dark', () => {
  it('takes no ink, ground or band that was chosen for white paper', () => {
    const { light, dark } = read({
      ink: '#222222',
      muted: '#444444',
      ground: '#fffef8',
      pale: '#f4f0e6',
      band: '#fbf6ee',
      'band-ink': '#3d0f20',
    })
    expect(light).toMatchObject({ ink: '#222222', ground: '#fffef8', 'band-ink': '#3d0f20' })
    expect(dark).toEqual({})
  })

  it('has what is derived from its colours, and what the house sets for it', () => {
    const { dark } = read({
      strong: '#06403f',
      link: '#0b6e6c',
      'edge-on-strong': '#cce5e3',
      ink: '#222222',
      dark: { ink: '#eeeeee' },
    })
    expect(dark).toMatchObject({ ink: '#eeeeee', 'edge-on-strong': '#cce5e3' })
    expect(dark.link).toContain('white')
    expect(dark.ground).toContain('#06403f')
  })

  it('keeps the rule of the band', () => {
    expect(read({ 'band-rule': '#c2405c' }).dark).toEqual({
      'band-rule': '#c2405c',
      'band-bar': '#c2405c',
    })
  })
})
