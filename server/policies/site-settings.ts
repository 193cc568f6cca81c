import { z } from 'zod'
import { isWebOrigin } from '../../shared/web-address.ts'
import type { Directory } from '../directory/directory.ts'
import { country } from '../profiles/telephone-countries.ts'
import type { Reader } from '../store/database.ts'
import { getSetting } from '../store/settings.ts'
import { localizedText } from './localized-text.ts'

/** How the helpdesk finds people (docs/behaviour.md#helpdesk-search). */
export const helpdeskSearch = z.strictObject({
  /** Shorter queries find nothing. */
  minCharacters: z
    .int()
    .min(1)
    .max(20)
    .default(2)
    .meta({ label: 'settings.site.minCharacters', hint: 'settings.site.minCharacters-hint' }),
  /** The list shows neither account nor department. */
  displayNameOnly: z
    .boolean()
    .default(false)
    .meta({ label: 'settings.site.displayNameOnly', hint: 'settings.site.displayNameOnly-hint' }),
  /** The list shows `S** S****`; opening the person shows the name and is recorded. */
  truncateNames: z
    .boolean()
    .default(false)
    .meta({ label: 'settings.site.truncateNames', hint: 'settings.site.truncateNames-hint' }),
})

const webOrigin = z.string().max(300).refine(isWebOrigin, 'origin-invalid').meta({ control: 'origin' })

const fields = z.strictObject({
  /** Name of the organisation, shown on every page; by default that of the first domain. */
  name: z.string().min(1).max(80).optional().meta({ label: 'settings.site.name', hint: 'settings.site.name-hint' }),
  /** How to reach a person when Latchkey cannot help; plain text. */
  support: z.string().max(200).optional().meta({ label: 'settings.site.support', hint: 'settings.site.support-hint' }),
  /**
   * Domain of accounts that are typed without one, by its DNS or NetBIOS name. People are then not asked for a domain, and those of another one type
   * `DOMAIN\name` or `name@domain`. Omitted or empty: everybody chooses, where there are several domains.
   */
  defaultDomain: z
    .string()
    .max(253)
    .optional()
    .meta({ control: 'domain', label: 'settings.site.defaultDomain', hint: 'settings.site.defaultDomain-hint' }),
  /** Which Self-Service site `/` shows; `/modern/` and `/legacy/` show theirs. Applies from the next request. */
  selfService: z
    .enum(['modern', 'legacy'])
    .default('modern')
    .meta({
      label: 'settings.site.selfService',
      hint: 'settings.site.selfService-hint',
      choices: { modern: 'settings.site.modern', legacy: 'settings.site.legacy' },
    }),
  /** Shown after a password was set: what will ask for it next. By language, or one text for all; empty: nothing is shown. */
  afterNewPassword: localizedText({ shortest: 0 })
    .optional()
    .meta({ label: 'settings.site.afterNewPassword', hint: 'settings.site.afterNewPassword-hint' }),
  /** Origins of the pages on which the browser extension offers help. Published to everybody, so that people need not type them. */
  pages: z.array(webOrigin).max(50).optional().meta({ label: 'settings.site.pages', hint: 'settings.site.pages-hint' }),
  /** Of telephone numbers that begin with neither `+` nor `00` (docs/behaviour.md#telephone-numbers). Omitted: such numbers are refused. */
  country: country.optional().meta({ label: 'settings.site.country', hint: 'settings.site.country-hint' }),
  /** Offered beside it where a person types a number. */
  countries: z
    .array(country)
    .max(50)
    .optional()
    .meta({ control: 'countries', label: 'settings.site.countries', hint: 'settings.site.countries-hint' }),
  helpdeskSearch: helpdeskSearch.prefault({}).meta({ label: 'settings.site.helpdeskSearch' }),
})

/** What an administrator sets for the sites; stored as the setting `site`. Omitted fields have defaults. */
export const siteSettings = fields.refine(
  ({ country, countries = [] }) => country !== undefined || countries.length === 0,
  { path: ['countries'], message: 'default-country-missing' },
)

export type SiteSettings = z.output<typeof siteSettings> & { name: string }

/** The sample company's helpdesk; the number is one that never connects. */
export const sampleSupport = 'Helpdesk, +44 20 7946 0100'

const defaults = siteSettings.parse({})

export async function readSiteSettings(reader: Reader, directory: Pick<Directory, 'domains'>): Promise<SiteSettings> {
  const stored = await getSetting(reader, 'site')
  // An attempt that fails costs many times as much as one that succeeds, and most installations have stored nothing.
  const settings = (stored && siteSettings.safeParse(stored.value).data) ?? defaults
  return { ...settings, name: settings.name ?? directory.domains[0]?.alias ?? 'Latchkey' }
}
