import type { Translator } from '../../../../shared/languages/translator.ts'

const publishedAt = '2026-11-20T16:40:00.000Z'

/** Workflows as the API lists them: one that comes with the product, one of the organisation, one for the helpdesk. */
export function createWorkflows(t: Translator) {
  const published = { policy: 'default', version: 3, publishedAt, predefined: true }
  const isUsable = [
    { fact: 'disabled', is: false },
    { fact: 'accountExpired', is: false },
  ]
  const mails = [
    { key: 'restart', activity: 'restart-workflow-if-error-occurs', settings: {} },
    { key: 'tell-success', activity: 'email-user-if-workflow-succeeds', settings: {} },
  ]
  return [
    {
      ...published,
      id: 'forgot-my-password',
      title: t('workflows.forgot-my-password.name'),
      text: t('workflows.forgot-my-password.description'),
      definition: {
        id: 'forgot-my-password',
        site: 'self-service',
        name: 'workflows.forgot-my-password.name',
        description: 'workflows.forgot-my-password.description',
        enabled: true,
        availability: [{ fact: 'registered', is: true }, { fact: 'profileLocked', is: false }, ...isUsable],
        activities: [
          { key: 'authenticate', activity: 'authentication-methods', settings: {} },
          { key: 'lock', activity: 'lock-qa-profile', settings: { threshold: 3, duration: 30, resetAfter: 30 } },
          { key: 'reset', activity: 'reset-password-in-ad', settings: { unlock: true } },
          ...mails,
        ],
      },
    },
    {
      ...published,
      id: 'back-from-leave',
      predefined: false,
      title: t('workflows.unlock-my-account.name'),
      text: '',
      definition: {
        id: 'back-from-leave',
        site: 'self-service',
        name: { en: 'I am back from a long leave', de: 'Ich bin nach langer Zeit zurück' },
        description: '',
        enabled: false,
        availability: [
          {
            fact: 'passwordExpired',
            is: false,
            unless: { activity: 'authenticate-with-password', setting: 'acceptExpired' },
          },
        ],
        activities: [
          {
            key: 'where',
            activity: 'choose-path',
            settings: {
              paths: [{ when: [{ fact: 'network', in: ['10.20.0.0/16'] }], steps: ['code'] }],
              otherwise: ['questions'],
            },
          },
          { key: 'code', activity: 'authenticate-by-email-code', settings: { to: 'corporate', length: 8 } },
          { key: 'questions', activity: 'authenticate-with-qa-random', settings: { count: 2 } },
          { key: 'unlock', activity: 'unlock-account', settings: {} },
          ...mails,
        ],
      },
    },
    {
      ...published,
      id: 'enforce-profile-update',
      title: t('workflows.enforce-profile-update.name'),
      text: t('workflows.enforce-profile-update.description'),
      definition: {
        id: 'enforce-profile-update',
        site: 'helpdesk',
        name: 'workflows.enforce-profile-update.name',
        description: 'workflows.enforce-profile-update.description',
        enabled: true,
        availability: [],
        activities: [{ key: 'enforce', activity: 'enforce-profile-update', settings: {} }],
      },
    },
  ]
}

const none = { type: 'object', properties: {} }

/** Activities as the API lists them, those of the sample workflows and some more. */
export function createActivities(t: Translator) {
  const both = ['self-service', 'helpdesk']
  const selfService = ['self-service']
  const number = (title: string, byDefault: number) => ({ type: 'integer', title, default: byDefault })
  const yes = (title: string, byDefault: boolean) => ({ type: 'boolean', title, default: byDefault })
  const about = <const Id extends SampleActivity>(id: Id) => ({
    id,
    title: t(`activities.${id}.name`),
    text: t(`activities.${id}.sentence`),
  })
  return [
    {
      ...about('authenticate-by-email-code'),
      group: 'authentication',
      sites: both,
      settings: {
        type: 'object',
        properties: { length: number(t('activities.authenticate-by-email-code.length'), 6) },
      },
    },
    {
      ...about('authenticate-with-password'),
      group: 'authentication',
      sites: selfService,
      settings: {
        type: 'object',
        properties: { acceptExpired: yes(t('activities.authenticate-with-password.acceptExpired'), false) },
      },
    },
    {
      ...about('authenticate-with-qa-random'),
      group: 'authentication',
      sites: selfService,
      settings: { type: 'object', properties: { count: number(t('activities.authenticate-with-qa-random.count'), 2) } },
    },
    { ...about('authentication-methods'), group: 'authentication', sites: both, settings: none },
    { ...about('choose-path'), group: 'flow', sites: both, settings: none },
    { ...about('email-user-if-workflow-succeeds'), group: 'notification', sites: both, settings: none },
    { ...about('enforce-profile-update'), group: 'action', sites: ['helpdesk'], settings: none },
    {
      ...about('lock-qa-profile'),
      group: 'flow',
      sites: selfService,
      settings: {
        type: 'object',
        properties: {
          threshold: number(t('activities.lock-qa-profile.threshold'), 3),
          duration: number(t('activities.lock-qa-profile.duration'), 30),
        },
      },
    },
    {
      ...about('reset-password-in-ad'),
      group: 'action',
      sites: both,
      settings: {
        type: 'object',
        properties: {
          enforceHistory: yes(t('activities.reset-password-in-ad.enforceHistory'), true),
          unlock: yes(t('activities.reset-password-in-ad.unlock'), true),
        },
      },
    },
    { ...about('restart-workflow-if-error-occurs'), group: 'flow', sites: both, settings: none },
    { ...about('unlock-account'), group: 'action', sites: both, settings: none },
  ]
}

type SampleActivity =
  | 'authenticate-by-email-code'
  | 'authenticate-with-password'
  | 'authenticate-with-qa-random'
  | 'authentication-methods'
  | 'choose-path'
  | 'email-user-if-workflow-succeeds'
  | 'enforce-profile-update'
  | 'lock-qa-profile'
  | 'reset-password-in-ad'
  | 'restart-workflow-if-error-occurs'
  | 'unlock-account'
