import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { contrast, deriveColours, nearestSurfaces, toHex } from './colours.ts'

const theme = readFileSync(join(import.meta.dirname, '../../shared/ui/theme.css'), 'utf8')

/** Both values of a role in the theme. */
function readRole(role: string): { light: string; dark: string } {
  const [, light = '', dark = ''] =
    new RegExp(`--${role}: light-dark\\(oklch\\(([^)]+)\\), oklch\\(([^)]+)\\)\\)`).exec(theme) ?? []
  const hex = (oklch: string) => {
    const [lightness = 0, chroma = 0, hue = 0] = oklch.split(' ').map(Number)
    return toHex([lightness, chroma, (hue * Math.PI) / 180])
  }
  return { light: hex(light), dark: hex(dark) }
}

const hexColour = fc.integer({ min: 0, max: 0xff_ff_ff }).map((value) => `#${value.toString(16).padStart(6, '0')}`)
const known = ['#000000', '#ffffff', '#808080', '#ffd400', '#ff0000', '#00ff00', '#0000ff', '#00677a']

test('contrast is as WCAG computes it', () => {
  expect(contrast('#000000', '#ffffff')).toBe(21)
  expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2)
})

test('the surfaces that colours are measured with are at least as near to an accent as every surface of the theme', () => {
  for (const role of ['canvas', 'surface', 'sunken']) {
    const { light, dark } = readRole(role)
    expect(contrast(light, '#000000'), role).toBeGreaterThanOrEqual(contrast(nearestSurfaces.light, '#000000'))
    expect(contrast(dark, '#ffffff'), role).toBeGreaterThanOrEqual(contrast(nearestSurfaces.dark, '#ffffff'))
  }
})

test('whatever the colour is, text in it and text on it has a contrast of 4.5 : 1 in both schemes', () => {
  const check = (brand: string) => {
    const colours = deriveColours(brand)
    for (const scheme of ['light', 'dark'] as const) {
      const { accent, accentStrong, accentSoft, accentText } = colours[scheme]
      const surfaces = ['canvas', 'surface', 'sunken'].map((role) => readRole(role)[scheme])
      for (const other of [...surfaces, accentSoft, accentText])
        expect(contrast(accent, other), `${brand} ${scheme}`).toBeGreaterThanOrEqual(4.5)
      expect(contrast(accentStrong, accentText)).toBeGreaterThanOrEqual(4.5)
      expect(contrast(readRole('text')[scheme], accentSoft)).toBeGreaterThanOrEqual(4.5)
    }
  }
  for (const brand of known) check(brand)
  fc.assert(fc.property(hexColour, check), { numRuns: 300, seed: 1 })
})

test('a colour that is readable already stays as it is', () => {
  expect(deriveColours('#004b87').light.accent).toBe('#004b87')
  expect(deriveColours('#ffd400').dark.accent).toBe('#ffd400')
})
