import type { Hono } from 'hono'
import { z } from 'zod'
import { catalogues } from '../../shared/languages/translator.ts'
import { signInModules } from '../authentication/index.ts'
import { isOffered, type OfferConditions } from '../authentication/offered-modules.ts'
import { frontEnds as allFrontEnds, isStaffFrontEnd } from '../authentication/sign-in-module.ts'
import type { Directory } from '../directory/directory.ts'
import { listAskedDomains } from '../policies/default-domain.ts'
import type { Policies } from '../policies/policies.ts'
import type { SiteSettings } from '../policies/site-settings.ts'
import { type BrandingServices, listLinks } from './branding.ts'
import { negotiateLanguage } from './language.ts'
import { loadOfferedWorkflows, offeredWorkflow } from './offered-workflows.ts'
import { defineOperation, mount } from './operation.ts'
import { comesFromSignOnProxy, type WindowsSignOn, windowsSignOnModule } from './windows-sign-on.ts'

const schemeColours = z.object({
  accent: z.string(),
  accentStrong: z.string(),
  accentSoft: z.string(),
  accentText: z.string(),
})

const logo = z.object({ address: z.string(), width: z.number(), height: z.number() })

export const getSite = defineOperation({
  id: 'getSite',
  method: 'get',
  path: '/api/v1/site',
  summary: 'What a client needs before anyone is identified: name, languages, domains, sign-in modules',
  caller: 'anyone',
  status: 200,
  reply: z.object({
    product: z.literal('latchkey'),
    name: z.string(),
    support: z.string().optional(),
    links: z
      .array(z.object({ text: z.string(), href: z.string() }))
      .optional()
      .describe('The organisation’s own pages'),
    branding: z
      .object({ colours: z.object({ light: schemeColours, dark: schemeColours }).optional(), logo: logo.optional() })
      .optional()
      .describe('Colours and logo; absent: as supplied'),
    selfService: z.string().optional().describe('Origin of the Self-Service site, where it is not on this one'),
    languages: z.array(z.object({ code: z.string(), name: z.string() })),
    domains: z
      .array(z.object({ name: z.string(), alias: z.string() }))
      .describe('What people choose from; only one where the setting `site.defaultDomain` names it'),
    pages: z
      .array(z.string())
      .optional()
      .describe('Origins on whose pages the extension offers help; it lists exactly these once the person allows them'),
    tasks: z.array(offeredWorkflow).describe('The workflows that the Self-Service site offers: the same for everybody'),
    frontEnds: z.array(z.object({ id: z.string(), modules: z.array(z.string()) })),
    offersQuestions: z
      .boolean()
      .describe('The password pages take answers to security questions in place of a passcode'),
    captcha: z.enum(['none', 'proof-of-work']),
    searchFrom: z.int().describe('Minimum letters of a search on the Helpdesk site'),
  }),
})

/** Every language of the product, with its own name for itself. */
export const siteLanguages = Object.keys(catalogues).map((code) => ({
  code,
  name: new Intl.DisplayNames(code, { type: 'language' }).of(code) ?? code,
}))

interface SiteServices extends BrandingServices {
  directory: Directory
  settings(): Promise<SiteSettings>
  policies: Policies
  /** Origin of the Self-Service site, where it is not on this one. */
  selfService?: string
  windowsSignOn?: WindowsSignOn
  loadOfferConditions(): Promise<OfferConditions>
}

/** `product`: how the extension recognises a Latchkey server. */
export function siteRoutes(app: Hono, services: SiteServices): void {
  const { directory, settings, branding, policies, selfService, windowsSignOn, loadOfferConditions } = services
  mount(app, getSite, async (context) => {
    const current = await settings()
    const { name, support, pages, helpdeskSearch } = current
    const domains = listAskedDomains(current, directory.domains).map(({ name, alias }) => ({ name, alias }))
    const brand = await branding()
    const { colours, logo } = brand
    const language = negotiateLanguage(context)
    const conditions = await loadOfferConditions()
    const frontEnds = allFrontEnds.map((id) => ({
      id,
      modules: [
        ...signInModules.filter((module) => isOffered(module, id, conditions)).map((module) => module.id),
        ...(isStaffFrontEnd(id) && comesFromSignOnProxy(context, windowsSignOn) ? [windowsSignOnModule] : []),
      ],
    }))
    context.header('Cache-Control', 'no-cache')
    return context.reply({
      product: 'latchkey',
      name,
      support,
      links: listLinks(brand, name, language),
      branding: colours || logo ? { colours, logo } : undefined,
      selfService,
      languages: siteLanguages,
      domains,
      pages,
      tasks: await loadOfferedWorkflows(policies, language),
      frontEnds,
      offersQuestions: conditions.parameters.EnablePasswordProfileLogin,
      captcha: 'none',
      searchFrom: helpdeskSearch.minCharacters,
    })
  })
}
