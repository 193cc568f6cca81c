import type { Hono } from 'hono'
import { z } from 'zod'
import { catalogues } from '../../shared/languages/words.ts'
import { signInModules } from '../authentication/index.ts'
import { frontEnds as allFrontEnds } from '../authentication/module.ts'
import type { Directory } from '../directory/directory.ts'
import type { SiteSettings } from '../policies/site-settings.ts'
import { defineOperation, mount } from './operation.ts'

export const getSite = defineOperation({
  id: 'getSite',
  method: 'get',
  path: '/api/v1/site',
  summary: 'What a client must know before anybody says who they are',
  caller: 'anyone',
  status: 200,
  reply: z.object({
    product: z.literal('latchkey'),
    name: z.string(),
    support: z.string().optional(),
    languages: z.array(z.object({ code: z.string(), name: z.string() })),
    domains: z.array(z.object({ name: z.string(), alias: z.string() })),
    frontEnds: z.array(z.object({ id: z.string(), modules: z.array(z.string()) })),
    captcha: z.enum(['none', 'proof-of-work']),
    searchFrom: z.int().describe('So many letters the Helpdesk site searches from'),
  }),
  errors: [],
})

/** Every language of the program, named in itself. */
export const siteLanguages = Object.keys(catalogues).map((code) => ({
  code,
  name: new Intl.DisplayNames(code, { type: 'language' }).of(code) ?? code,
}))

/** The extension recognises a Latchkey server by `product`. */
export function siteRoutes(app: Hono, directory: Directory, settings: () => Promise<SiteSettings>): void {
  mount(app, getSite, async (context) => {
    const { name, support, helpdeskSearch } = await settings()
    const domains = directory.domains.map((domain) => ({ name: domain.name, alias: domain.alias }))
    const frontEnds = allFrontEnds.map((id) => ({
      id,
      modules: signInModules.filter((module) => module.frontEnds.includes(id)).map((module) => module.id),
    }))
    context.header('Cache-Control', 'no-cache')
    return context.json({
      product: 'latchkey',
      name,
      support,
      languages: siteLanguages,
      domains,
      frontEnds,
      captcha: 'none',
      searchFrom: helpdeskSearch.minCharacters,
    })
  })
}
