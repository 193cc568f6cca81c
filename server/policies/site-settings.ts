import { z } from 'zod'

/** What an administrator says of the sites; stored as the setting `site`. */
export const siteSettings = z.object({
  /** Organisation's name, shown on every page. */
  name: z.string().min(1).max(80),
  /** How to reach a person when Latchkey cannot help; plain text. */
  support: z.string().max(200).optional(),
})

export type SiteSettings = z.output<typeof siteSettings>
