import { z } from 'zod'
import type { Directory } from '../directory/directory.ts'
import type { Reader } from '../store/database.ts'
import { getSetting } from '../store/settings.ts'
import { ownWords } from './own-words.ts'

/** How the helpdesk finds people (features D.8). */
export const helpdeskSearch = z.strictObject({
  /** Fewer letters are not searched for. */
  minCharacters: z.int().min(1).max(20).default(2),
  /** The list shows neither account nor department. */
  displayNameOnly: z.boolean().default(false),
  /** The list shows `S** S****`; the whole name comes with opening the person, which is recorded. */
  truncateNames: z.boolean().default(false),
})

/** What an administrator says of the sites; stored as the setting `site`. What is not stored has its default. */
export const siteSettings = z.strictObject({
  /** Organisation's name, shown on every page; without it the first domain's. */
  name: z.string().min(1).max(80).optional(),
  /** How to reach a person when Latchkey cannot help; plain text. */
  support: z.string().max(200).optional(),
  /** Which Self-Service site `/` shows; `/modern/` and `/legacy/` stay where they are. Holds from the next request on. */
  selfService: z.enum(['modern', 'legacy']).default('modern'),
  /** What a person reads once the password is new: what will ask for it next. By language, or one for all; empty: nothing is said. */
  afterNewPassword: ownWords({ shortest: 0 }).optional(),
  helpdeskSearch: helpdeskSearch.prefault({}),
})

export type SiteSettings = z.output<typeof siteSettings> & { name: string }

export async function readSiteSettings(reader: Reader, directory: Pick<Directory, 'domains'>): Promise<SiteSettings> {
  const stored = siteSettings.safeParse((await getSetting(reader, 'site'))?.value)
  const settings = stored.success ? stored.data : siteSettings.parse({})
  return { ...settings, name: settings.name ?? directory.domains[0]?.alias ?? 'Latchkey' }
}
