import type { Translator } from '../../../../shared/languages/translator.ts'
import type { FakeReplies } from './fake-api.ts'
import type { PageFixture } from './page-fixture.ts'
import { createActivities, createWorkflows } from './sample-workflows.ts'

type Definition = ReturnType<typeof createWorkflows>[number]['definition']

const path = '/api/v1/admin/workflows/{policy}/{workflow}'
const draftCall = `GET ${path}/draft`

/** The designer: a workflow with a path, findings, two administrators at once, and what is published of it. */
export function createDesignerStates(t: Translator) {
  const [forgot, leave] = createWorkflows(t)
  if (!forgot || !leave) throw new Error('there are sample workflows')
  const by = 'Jonas Lindqvist'
  const draftOf = (definition: Definition, changes: object = {}) => ({
    policy: 'default',
    id: definition.id,
    version: 2,
    isDraft: true,
    basedOn: 3,
    published: 3,
    isPolicyGone: false,
    predefined: false,
    at: '2026-11-29T09:12:00.000Z',
    by,
    title: 'I am back from a long leave',
    supplied: {},
    definition,
    ...changes,
  })
  const describe = (definition: Definition) =>
    definition.activities.map(({ key, activity }) => ({
      key,
      title: t(`activities.${activity as 'unlock-account'}.name`),
      text: t(`activities.${activity as 'unlock-account'}.sentence`),
      ...(activity === 'choose-path' && {
        branches: [
          {
            text: t('conditions.if', { conditions: t('conditions.network', { is: 'yes', networks: '10.20.0.0/16' }) }),
            steps: ['code'],
          },
          { text: t('conditions.otherwise'), steps: ['questions'] },
        ],
      }),
    }))
  const designerOf = (definition: Definition, changes: object = {}): FakeReplies => ({
    'GET /api/v1/admin/activities': { value: { items: createActivities(t) } },
    [draftCall]: { value: draftOf(definition, changes) },
    [`PUT ${path}/draft`]: { value: draftOf(definition, { version: 3 }) },
    'POST /api/v1/admin/workflow-drafts/check': { value: { problems: [], warnings: [], steps: describe(definition) } },
  })
  const page = '#/workflows/default/back-from-leave'
  const simulated = (step: object) => ({
    title: '',
    enabled: true,
    person: { displayName: 'Made Up', account: 'made.up', domain: 'contoso.example' },
    policy: { id: 'default', name: 'Default', isOwn: true },
    moments: [step],
  })
  const question = {
    stepKey: 'authenticate',
    choices: ['right'],
    asksForSecret: true,
    at: '2026-11-29T09:12:00.000Z',
    log: [],
    effects: [],
    mails: [],
    step: {
      status: 'ask',
      number: 1,
      position: 1,
      of: 2,
      activity: 'authenticate-with-password',
      page: {
        title: t('activities.authenticate-with-password.title'),
        text: t('activities.authenticate-with-password.text'),
        account: 'made.up',
        submit: t('activities.authenticate-with-password.submit'),
        answer: {
          type: 'object',
          properties: {
            password: {
              type: 'string',
              secret: true,
              title: t('activities.fields.password'),
              autocomplete: 'current-password',
            },
          },
          required: ['password'],
        },
      },
    },
  }
  const published = {
    ...leave,
    definition: { ...leave.definition, enabled: true, activities: leave.definition.activities.slice(1) },
  }
  const missing = { path: 'activities.3', code: 'authentication-missing', text: t('findings.authentication-missing') }
  const many = Array.from({ length: 200 }, (_, index) => ({
    key: `s${index}`,
    activity: 'unlock-account',
    settings: {},
  }))
  return {
    designer: { page, replies: designerOf(leave.definition) },
    'designer-for-auditors': { page, roles: ['auditor'], replies: designerOf(leave.definition) },
    'designer-of-supplied': {
      page: '#/workflows/default/forgot-my-password',
      replies: designerOf(forgot.definition, {
        version: 0,
        isDraft: false,
        title: forgot.title,
        supplied: {
          name: { en: 'I forgot my password', de: 'Ich habe mein Passwort vergessen' },
          description: { en: 'I do not know my current one.', de: 'Ich kenne mein aktuelles nicht.' },
        },
      }),
    },
    'designer-preview': {
      page: '#/workflows/default/forgot-my-password',
      replies: {
        ...designerOf(forgot.definition, { title: forgot.title }),
        [`POST ${path}/simulations`]: { value: simulated(question) },
      },
    },
    'designer-preview-not-met': {
      page: '#/workflows/default/forgot-my-password',
      replies: {
        ...designerOf(forgot.definition, { title: forgot.title }),
        [`POST ${path}/simulations`]: { value: simulated({ ...question, stepKey: undefined }) },
      },
    },
    'designer-moved': { page, replies: designerOf(leave.definition) },
    'designer-findings': {
      page,
      replies: {
        ...designerOf(leave.definition),
        'POST /api/v1/admin/workflow-drafts/check': {
          value: {
            problems: [missing],
            warnings: [{ path: 'activities.4', code: 'step-never-runs', text: t('findings.step-never-runs') }],
            steps: describe(leave.definition),
          },
        },
      },
    },
    'designer-empty': {
      page,
      replies: {
        ...designerOf({ ...leave.definition, activities: [] }, { published: 0, basedOn: 0 }),
        'POST /api/v1/admin/workflow-drafts/check': {
          value: {
            problems: [{ path: 'activities', code: 'steps-missing', text: t('findings.steps-missing') }],
            warnings: [],
            steps: [],
          },
        },
      },
    },
    'designer-of-two-hundred': { page, replies: designerOf({ ...leave.definition, activities: many }) },
    'designer-of-deleted-policy': { page, replies: designerOf(leave.definition, { isPolicyGone: true }) },
    'designer-gone': {
      page,
      replies: {
        'GET /api/v1/admin/activities': { value: { items: createActivities(t) } },
        [draftCall]: { problem: { code: 'not-found', text: t('errors.not-found') } },
      },
    },
    'designer-changed-meanwhile': {
      page,
      replies: {
        ...designerOf(leave.definition),
        [`PUT ${path}/draft`]: {
          problem: {
            code: 'changed-meanwhile',
            text: t('errors.changed-meanwhile'),
            current: draftOf(published.definition, { version: 3 }),
          },
        },
      },
    },
    'designer-published-meanwhile': {
      page,
      replies: {
        ...designerOf(leave.definition, { basedOn: 2 }),
        [`GET ${path}/versions/{version}`]: { find: ({ params }) => (params?.version === '3' ? published : leave) },
      },
    },
    'workflow-to-publish': {
      page: `${page}/publish`,
      replies: { ...designerOf(leave.definition), [`GET ${path}`]: { value: published } },
    },
    'workflow-not-published': {
      page: `${page}/publish`,
      replies: {
        ...designerOf(leave.definition),
        [`GET ${path}`]: { value: published },
        [`POST ${path}/draft/publish`]: {
          problem: { code: 'settings-refused', text: t('errors.settings-refused'), problems: [missing] },
        },
      },
    },
    'workflow-history': {
      page: `${page}/history`,
      replies: {
        ...designerOf(leave.definition),
        [`GET ${path}/versions`]: {
          value: {
            items: [
              { version: 3, publishedAt: leave.publishedAt, by, withdrawn: false },
              { version: 2, publishedAt: '2026-11-02T08:00:00.000Z', withdrawn: false },
            ],
          },
        },
        [`GET ${path}/versions/{version}`]: { find: ({ params }) => (params?.version === '3' ? leave : published) },
      },
    },
  } satisfies Record<string, PageFixture>
}
