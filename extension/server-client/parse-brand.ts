import type { Brand, BrandColours, SchemeColours } from '../../shared/ui/brand.ts'

/** Where a server keeps its logo; nothing else is fetched as one. */
const logoAddress = /^\/branding\/[0-9a-f]{32}\.(?:png|svg)$/
const colour = /^#[0-9a-f]{6}$/
/** What a server stores is at most half of this. */
const maxLogoBytes = 128 * 1024
const logoTypes = new Set(['image/png', 'image/svg+xml'])

/** The look that a server gives, or what of it can be used: it becomes rules of a style sheet. */
export function parseBrand(given: Brand | undefined): Brand {
  const { colours, logo } = given ?? {}
  return {
    colours: colours && isScheme(colours.light) && isScheme(colours.dark) ? pickColours(colours) : undefined,
    logo: logo && logoAddress.test(logo.address) && logo.width > 0 && logo.height > 0 ? logo : undefined,
  }
}

const names = ['accent', 'accentStrong', 'accentSoft', 'accentText'] as const

const isScheme = (scheme: SchemeColours | undefined): boolean =>
  names.every((name) => colour.test(scheme?.[name] ?? ''))

function pickColours({ light, dark }: BrandColours): BrandColours {
  const pick = ({ accent, accentStrong, accentSoft, accentText }: SchemeColours): SchemeColours => ({
    accent,
    accentStrong,
    accentSoft,
    accentText,
  })
  return { light: pick(light), dark: pick(dark) }
}

/** A logo as a data: URL, which pages of the extension and the prompt may show; undefined for anything but a small picture. */
export async function readLogo(response: Response): Promise<string | undefined> {
  const type = response.headers.get('content-type') ?? ''
  if (!response.ok || !logoTypes.has(type)) return undefined
  const bytes = new Uint8Array(await response.arrayBuffer())
  if (bytes.length > maxLogoBytes) return undefined
  return `data:${type};base64,${btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))}`
}
