import { z } from 'zod'
import { brandingSettings } from '../../branding/branding.ts'
import { deriveColours } from '../../branding/colours.ts'
import { toFindings } from '../../policies/findings.ts'
import { readers } from '../authorise.ts'
import { defineOperation, mount } from '../operation.ts'
import { assertNoProblems, defineResource } from './resource.ts'

const look = brandingSettings.pick({ logo: true, colour: true })
const scheme = z.object({
  accent: z.string(),
  accentStrong: z.string(),
  accentSoft: z.string(),
  accentText: z.string(),
})

const preview = defineOperation({
  id: 'previewBranding',
  method: 'post',
  path: '/api/v1/admin/branding-preview',
  summary: 'What becomes of a logo and a colour: the logo cleaned, the colour corrected for contrast; nothing is saved',
  caller: 'administrator',
  roles: readers,
  maxBodyBytes: 256 * 1024,
  body: z.strictObject({ logo: z.string().optional(), colour: z.string().optional() }),
  status: 200,
  reply: z.object({
    logo: z.string().optional().describe('As a data: URL'),
    colours: z.object({ light: scheme, dark: scheme }).optional(),
  }),
})

export const brandingPreviewResource = defineResource({
  operations: [preview],
  routes(app) {
    mount(app, preview, (context, { body }) => {
      const parsed = look.safeParse(body)
      if (!parsed.success) assertNoProblems(toFindings(parsed.error))
      const { logo, colour } = parsed.data ?? {}
      return context.reply({ logo, colours: colour === undefined ? undefined : deriveColours(colour) })
    })
  },
})
