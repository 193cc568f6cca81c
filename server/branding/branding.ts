import { z } from 'zod'
import { type Brand, writeBrandRules } from '../../shared/ui/brand.ts'
import { maxLogoBytes } from '../../shared/upload-limits.ts'
import { isLink } from '../../shared/web-address.ts'
import type { Reader } from '../store/database.ts'
import { getSetting } from '../store/settings.ts'
import { deriveColours } from './colours.ts'
import { cleanLogo, hashContent, readStoredLogo, toDataUrl } from './logo.ts'

const logo = z.string().transform((given, context) => {
  const cleaned = cleanLogo(given)
  if (typeof cleaned !== 'string') return toDataUrl({ ...cleaned, content: cleaned.bytes })
  context.addIssue({ code: 'custom', message: cleaned, params: { maximum: maxLogoBytes / 1024 } })
  return z.NEVER
})

const link = z.string().trim().max(300).refine(isLink, 'link-invalid')

/** How the organisation looks on every page and in mails; stored as the setting `branding`. Without it everything looks as supplied. */
export const brandingSettings = z.strictObject({
  /** A PNG or SVG as a data: URL with base64; stored cleaned. The command at the terminal takes the path of a file. */
  logo: logo
    .optional()
    .meta({ file: true, control: 'picture', label: 'settings.branding.logo', hint: 'settings.branding.logo-hint' }),
  /** `#rrggbb`; what is shown is corrected for contrast. */
  colour: z
    .string()
    .trim()
    .toLowerCase()
    .regex(/^#[0-9a-f]{6}$/, 'colour-invalid')
    .optional()
    .meta({ control: 'colour', label: 'settings.branding.colour', hint: 'settings.branding.colour-hint' }),
  /** The organisation's own help pages. */
  helpLink: link
    .optional()
    .meta({ control: 'link', label: 'settings.branding.helpLink', hint: 'settings.branding.helpLink-hint' }),
  /** The organisation's portal, from which people come. */
  portal: link
    .optional()
    .meta({ control: 'link', label: 'settings.branding.portal', hint: 'settings.branding.portal-hint' }),
  /** Where people say what they think of it. */
  feedbackLink: link
    .optional()
    .meta({ control: 'link', label: 'settings.branding.feedbackLink', hint: 'settings.branding.feedbackLink-hint' }),
})

/** As it is stored: cleaned before. */
const storedBranding = brandingSettings.extend({ logo: z.string().optional() })

/** Files of the branding are below; their names hold a hash of what is in them. */
export const brandingPath = '/branding/'

export interface BrandingFile {
  /** Path on the server. */
  address: string
  type: string
  content: Buffer<ArrayBuffer>
}

export interface Branding extends Brand {
  helpLink?: string
  portal?: string
  feedbackLink?: string
  /** The logo. */
  picture?: BrandingFile
  /** The style sheet that the sites load, with colours and logo; absent if there is nothing in it. */
  sheet?: BrandingFile
}

/** A setting that is not valid counts as none. */
export async function loadBranding(reader: Reader): Promise<Branding> {
  const stored = storedBranding.safeParse((await getSetting(reader, 'branding'))?.value ?? {}).data ?? {}
  const { logo, colour, helpLink, portal, feedbackLink } = stored
  const picture = logo === undefined ? undefined : readStoredLogo(logo)
  const address = `${brandingPath}${picture?.name}`
  const brand: Brand = {
    logo: picture && { address, width: picture.width, height: picture.height },
    colours: colour === undefined ? undefined : deriveColours(colour),
  }
  return {
    ...brand,
    helpLink,
    portal,
    feedbackLink,
    picture: picture && { address, type: picture.type, content: picture.bytes },
    sheet: createSheet(brand),
  }
}

function createSheet(brand: Brand): BrandingFile | undefined {
  const content = Buffer.from(writeBrandRules(brand))
  if (content.length === 0) return undefined
  return { address: `${brandingPath}${hashContent(content)}.css`, type: 'text/css; charset=utf-8', content }
}
