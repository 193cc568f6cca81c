import type { Translator } from '../../../../shared/languages/translator.ts'
import { createAccessStates } from './access-states.ts'
import { createAuditStates } from './audit-states.ts'
import { createBulkStates } from './bulk-states.ts'
import { createDesignerStates } from './designer-states.ts'
import type { FakeReplies } from './fake-api.ts'
import { createIdentityStates } from './identity-states.ts'
import { createJobStates } from './job-states.ts'
import { createMailStates } from './mail-states.ts'
import { createOverview, createOverviewStates } from './overview-states.ts'
import type { PageFixture } from './page-fixture.ts'
import { createPasswordRuleStates } from './password-rule-states.ts'
import { createPeopleStates } from './people-states.ts'
import { createPolicyStates } from './policy-states.ts'
import { createQuestionStates } from './question-states.ts'
import { createSettingsStates } from './settings-states.ts'
import { createSimulationStates } from './simulation-states.ts'
import { createWorkflowStates } from './workflow-states.ts'

const at = '2026-11-29T09:12:00.000Z'
const by = 'Jonas Lindqvist'

/** Every state of the pages behind the sign-in. */
export function createPageStates(t: Translator) {
  const form = createSiteForm(t)
  const site = {
    name: 'Contoso',
    support: 'Helpdesk, +44 20 7946 0100',
    selfService: 'modern',
    afterNewPassword: { en: 'Wi-Fi asks next.', de: 'Das WLAN fragt als Nächstes.' },
    pages: ['https://mail.contoso.example', 'https://portal.contoso.example'],
    country: 'DE',
    countries: ['AT', 'CH'],
    helpdeskSearch: { minCharacters: 2, displayNameOnly: false, truncateNames: true },
  }
  const describe = (name: 'branding' | 'mail' | 'site') => ({
    name,
    title: t(`settings.${name}.title`),
    text: t(`settings.${name}.text`),
  })
  const current = { name: 'site', version: 4, settings: site }
  const siteReplies: FakeReplies = {
    'GET /api/v1/admin/settings/{name}/form': { value: { ...describe('site'), form } },
    'GET /api/v1/admin/settings/{name}': { value: current },
    'PUT /api/v1/admin/settings/{name}': { value: { ...current, version: 5 } },
  }
  const refused = {
    code: 'settings-refused',
    text: t('errors.settings-refused'),
    problems: [
      { path: 'name', code: 'text-too-long', text: t('findings.text-too-long', { maximum: 80 }) },
      { path: 'pages.1', code: 'value-invalid', text: t('findings.value-invalid') },
    ],
  }
  const logoRefused = {
    code: 'settings-refused',
    text: t('errors.settings-refused'),
    problems: [{ path: 'logo', code: 'logo-active', text: t('findings.logo-active') }],
  }
  const theirs = { ...current, version: 5, settings: { ...site, name: 'Contoso Group', pages: [] } }
  const versions = {
    items: [
      { version: 4, action: 'changed', at, by },
      { version: 3, action: 'changed', at: '2026-11-20T16:40:00.000Z' },
    ],
  }
  const history: FakeReplies = {
    ...siteReplies,
    'GET /api/v1/admin/settings/{name}/versions': { value: versions },
    'GET /api/v1/admin/settings/{name}/versions/{version}': {
      find: ({ params }) => ({ content: params?.version === '4' ? site : { ...site, support: '4711', pages: [] } }),
    },
  }
  return {
    ...createOverviewStates(t),
    'page-loading': { page: '#/', replies: {} },
    jump: {
      page: '#/',
      replies: {
        ...siteReplies,
        'GET /api/v1/admin/overview': { value: createOverview(t) },
        'GET /api/v1/admin/settings': {
          value: {
            items: [
              { ...describe('site'), version: 4, fields: [{ path: 'support', title: t('settings.site.support') }] },
            ],
          },
        },
      },
    },
    'settings-of-site': { page: '#/settings/site', replies: siteReplies },
    'settings-changed': { page: '#/settings/site', replies: siteReplies },
    'settings-saved': { page: '#/settings/site', replies: siteReplies },
    'settings-refused': {
      page: '#/settings/site',
      replies: { ...siteReplies, 'PUT /api/v1/admin/settings/{name}': { problem: refused } },
    },
    'settings-changed-meanwhile': {
      page: '#/settings/site',
      replies: {
        ...siteReplies,
        'PUT /api/v1/admin/settings/{name}': {
          problem: { code: 'changed-meanwhile', text: t('errors.changed-meanwhile'), current: theirs },
        },
      },
    },
    'settings-left': { page: '#/settings/site', replies: siteReplies },
    'settings-of-branding': {
      page: '#/settings/branding',
      replies: {
        'GET /api/v1/admin/settings/{name}/form': { value: { ...describe('branding'), form: createBrandingForm(t) } },
        'GET /api/v1/admin/settings/{name}': {
          value: { name: 'branding', version: 1, settings: { logo, colour: '#0b6e4f' } },
        },
        'POST /api/v1/admin/branding-preview': { value: { colours } },
      },
    },
    'logo-refused': {
      page: '#/settings/branding',
      replies: {
        'GET /api/v1/admin/settings/{name}/form': { value: { ...describe('branding'), form: createBrandingForm(t) } },
        'GET /api/v1/admin/settings/{name}': { value: { name: 'branding', version: 1, settings: {} } },
        'POST /api/v1/admin/branding-preview': { problem: logoRefused },
      },
    },
    'logo-chosen': {
      page: '#/settings/branding',
      replies: {
        'GET /api/v1/admin/settings/{name}/form': { value: { ...describe('branding'), form: createBrandingForm(t) } },
        'GET /api/v1/admin/settings/{name}': { value: { name: 'branding', version: 1, settings: {} } },
        'POST /api/v1/admin/branding-preview': { value: { logo } },
      },
    },
    ...createSettingsStates(t),
    ...createPolicyStates(t),
    ...createQuestionStates(t),
    ...createPasswordRuleStates(t),
    ...createWorkflowStates(t),
    ...createDesignerStates(t),
    ...createJobStates(t),
    ...createSimulationStates(t),
    ...createAuditStates(t),
    ...createAccessStates(t),
    ...createBulkStates(t),
    ...createPeopleStates(t),
    ...createIdentityStates(t),
    'settings-for-auditors': { page: '#/settings/site', replies: siteReplies, roles: ['auditor'] },
    ...createMailStates(t),
    history: { page: '#/settings/site/history', replies: history },
    'history-empty': {
      page: '#/settings/site/history',
      replies: { ...history, 'GET /api/v1/admin/settings/{name}/versions': { value: { items: [] } } },
    },
  } satisfies Record<string, PageFixture>
}

const logo = `data:image/svg+xml;base64,${btoa('<svg xmlns="http://www.w3.org/2000/svg" width="120" height="32"><rect width="120" height="32" rx="6" fill="#0b6e4f"/></svg>')}`

/** Of #0b6e4f, as the server corrects it. */
const colours = {
  light: { accent: '#0b6e4f', accentStrong: '#005a3d', accentSoft: '#e6f4ed', accentText: '#ffffff' },
  dark: { accent: '#54a784', accentStrong: '#68bc98', accentSoft: '#1a3327', accentText: '#08151a' },
}

const country = {
  type: 'string',
  control: 'country',
  enum: ['AT', 'CH', 'DE', 'GB'],
  choices: { AT: 'Austria (+43)', CH: 'Switzerland (+41)', DE: 'Germany (+49)', GB: 'United Kingdom (+44)' },
} as const

/** Forms as the server makes them of the settings. */
function createSiteForm(t: Translator) {
  return {
    type: 'object',
    properties: {
      name: { type: 'string', title: t('settings.site.name'), description: t('settings.site.name-hint') },
      support: { type: 'string', title: t('settings.site.support'), description: t('settings.site.support-hint') },
      defaultDomain: {
        type: 'string',
        control: 'domain',
        title: t('settings.site.defaultDomain'),
        description: t('settings.site.defaultDomain-hint'),
      },
      selfService: {
        type: 'string',
        enum: ['modern', 'legacy'],
        default: 'modern',
        choices: { modern: t('settings.site.modern'), legacy: t('settings.site.legacy') },
        title: t('settings.site.selfService'),
        description: t('settings.site.selfService-hint'),
      },
      afterNewPassword: {
        control: 'words',
        title: t('settings.site.afterNewPassword'),
        description: t('settings.site.afterNewPassword-hint'),
      },
      pages: {
        type: 'array',
        items: { type: 'string' },
        title: t('settings.site.pages'),
        description: t('settings.site.pages-hint'),
      },
      country: { ...country, title: t('settings.site.country'), description: t('settings.site.country-hint') },
      countries: {
        type: 'array',
        control: 'countries',
        items: country,
        title: t('settings.site.countries'),
        description: t('settings.site.countries-hint'),
      },
      helpdeskSearch: {
        type: 'object',
        title: t('settings.site.helpdeskSearch'),
        properties: {
          minCharacters: {
            type: 'integer',
            default: 2,
            title: t('settings.site.minCharacters'),
            description: t('settings.site.minCharacters-hint'),
          },
          truncateNames: {
            type: 'boolean',
            default: false,
            title: t('settings.site.truncateNames'),
            description: t('settings.site.truncateNames-hint'),
          },
        },
      },
    },
  }
}

const createBrandingForm = (t: Translator) => ({
  type: 'object',
  properties: {
    logo: {
      type: 'string',
      control: 'picture',
      title: t('settings.branding.logo'),
      description: t('settings.branding.logo-hint'),
    },
    colour: {
      type: 'string',
      control: 'colour',
      title: t('settings.branding.colour'),
      description: t('settings.branding.colour-hint'),
    },
  },
})
