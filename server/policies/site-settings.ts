import { z } from 'zod'
import type { Directory } from '../directory/directory.ts'
import type { Reader } from '../store/database.ts'
import { getSetting } from '../store/settings.ts'

/** What an administrator says of the sites; stored as the setting `site`. */
export const siteSettings = z.object({
  /** Organisation's name, shown on every page. */
  name: z.string().min(1).max(80),
  /** How to reach a person when Latchkey cannot help; plain text. */
  support: z.string().max(200).optional(),
})

export type SiteSettings = z.output<typeof siteSettings>

/** The stored setting, or the organisation's name as its first domain shows it. */
export async function readSiteSettings(reader: Reader, directory: Pick<Directory, 'domains'>): Promise<SiteSettings> {
  const stored = siteSettings.safeParse((await getSetting(reader, 'site'))?.value)
  return stored.success ? stored.data : { name: directory.domains[0]?.alias ?? 'Latchkey' }
}
