/** Colours of one scheme, `#rrggbb`. */
export interface SchemeColours {
  accent: string
  /** Under the pointer. */
  accentStrong: string
  accentSoft: string
  /** On the accent. */
  accentText: string
}

/** An organisation's colour, corrected for contrast in both schemes. */
export interface BrandColours {
  light: SchemeColours
  dark: SchemeColours
}

/** How an organisation looks; what it has not set is absent. */
export interface Brand {
  colours?: BrandColours
  /** `address`: path on the server, or a data: URL. */
  logo?: { address: string; width: number; height: number }
}

const roles = {
  accent: '--accent',
  accentStrong: '--accent-strong',
  accentSoft: '--accent-soft',
  accentText: '--accent-text',
} as const

/**
 * Style rules that put an organisation's colours and logo in place of ours: the logo before what `head` holds, the colours from `root` down.
 * They lie in a sheet of their own, so that a page without
 * branding has none of it. In forced colours the system's own stay. A logo is drawn for paper, so it lies on paper in the dark, too.
 */
export function writeBrandRules({ colours, logo }: Brand, { root = ':root', head = '.brand' } = {}): string {
  const values = (Object.keys(roles) as (keyof typeof roles)[]).map(
    (role) => colours && `${roles[role]}:light-dark(${colours.light[role]},${colours.dark[role]})`,
  )
  const colourRules = colours ? `@media (forced-colors:none){${root}{${values.join(';')}}}` : ''
  if (!logo) return colourRules
  const { inline, block } = fitLogo(logo)
  return `${colourRules}.mark{display:none}${head}::before{content:"";flex:none;inline-size:min(${inline}rem,20vw);block-size:${block}rem;border:0.1875rem solid var(--paper);border-radius:var(--radius);background:url("${logo.address}") center/contain no-repeat var(--paper);forced-color-adjust:none}`
}

/** As large as its frame allows, in rem; a wide one is less high. */
function fitLogo({ width, height }: { width: number; height: number }) {
  const scale = Math.min(1.875 / height, 8 / width)
  // The border lies around the picture.
  const round = (value: number) => Math.round(value * scale * 1000) / 1000 + 0.375
  return { inline: round(width), block: round(height) }
}
