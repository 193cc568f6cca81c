import type { BrandColours, SchemeColours } from '../../shared/ui/brand.ts'

/** WCAG 2.2, 1.4.3: text against its background. Controls need less, 3 : 1. */
const minContrast = 4.5

/**
 * What an accent is seen on: of the surfaces of `shared/ui/theme.css`, the one that is nearest to it in each scheme. A test compares
 * them with the file.
 */
export const nearestSurfaces = { light: '#e8eff1', dark: '#26343a' } as const

/** Of the text on an accent, per scheme. */
const textOnAccent = { light: '#ffffff', dark: '#08151a' } as const

/** OKLab lightness, chroma, and hue in radians (Björn Ottosson, 2020). */
type Lch = [lightness: number, chroma: number, hue: number]

/**
 * The colours of both schemes for an organisation's colour, `#rrggbb`. Hue and chroma stay; lightness moves just as far as contrast
 * demands: with every surface, with the soft accent, and with the text on it.
 */
export function deriveColours(brand: string): BrandColours {
  return { light: deriveScheme(brand, 'light'), dark: deriveScheme(brand, 'dark') }
}

function deriveScheme(brand: string, scheme: 'light' | 'dark'): SchemeColours {
  const [lightness, chroma, hue] = toLch(brand)
  const isLight = scheme === 'light'
  const accentSoft = toHex([isLight ? 0.955 : 0.29, Math.min(chroma, isLight ? 0.025 : 0.045), hue])
  const accentText = textOnAccent[scheme]
  const isReadable = (accent: string) =>
    [nearestSurfaces[scheme], accentSoft, accentText].every((other) => contrast(accent, other) >= minContrast)
  const step = isLight ? -0.01 : 0.01
  let accent = lightness
  while (!isReadable(toHex([accent, chroma, hue])) && (isLight ? accent > 0 : accent < 1)) accent += step
  // Under the pointer, one step further from the surfaces.
  const strong = Math.min(1, Math.max(0, accent + 7 * step))
  return { accent: toHex([accent, chroma, hue]), accentStrong: toHex([strong, chroma, hue]), accentSoft, accentText }
}

/** Contrast of two colours, `#rrggbb`, from 1 to 21 (WCAG 2.2, relative luminance). */
export function contrast(one: string, other: string): number {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b)
  return (lighter + 0.05) / (darker + 0.05)
}

function luminance(hex: string): number {
  const [red, green, blue] = toLinear(hex)
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

type Rgb = [red: number, green: number, blue: number]

function toLinear(hex: string): Rgb {
  const channel = (at: number) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  }
  return [channel(1), channel(3), channel(5)]
}

function toLch(hex: string): Lch {
  const [r, g, b] = toLinear(hex)
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b)
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b)
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b)
  const lightness = 0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s
  const x = 1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s
  const y = 0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s
  return [lightness, Math.hypot(x, y), Math.atan2(y, x)]
}

/** The nearest colour that a screen can show: chroma is given up until the colour exists. */
export function toHex([lightness, chroma, hue]: Lch): string {
  for (let kept = chroma; kept > 0.001; kept -= 0.002) {
    const rgb = toRgb([lightness, kept, hue])
    if (rgb.every((value) => value > -0.0005 && value < 1.0005)) return formatHex(rgb)
  }
  return formatHex(toRgb([lightness, 0, hue]))
}

function toRgb([lightness, chroma, hue]: Lch): Rgb {
  const [x, y] = [chroma * Math.cos(hue), chroma * Math.sin(hue)]
  const l = (lightness + 0.3963377774 * x + 0.2158037573 * y) ** 3
  const m = (lightness - 0.1055613458 * x - 0.0638541728 * y) ** 3
  const s = (lightness - 0.0894841775 * x - 1.291485548 * y) ** 3
  return [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ]
}

function formatHex(rgb: Rgb): string {
  const channel = (value: number) => {
    const bounded = Math.min(1, Math.max(0, value))
    const encoded = bounded <= 0.0031308 ? bounded * 12.92 : 1.055 * bounded ** (1 / 2.4) - 0.055
    return Math.round(encoded * 255)
      .toString(16)
      .padStart(2, '0')
  }
  return `#${rgb.map(channel).join('')}`
}
