import type { Translator } from '../../../../shared/languages/translator.ts'
import type { FakeReplies } from './fake-api.ts'
import type { PageFixture } from './page-fixture.ts'

const page = '#/workflows/default/forgot-my-password/simulate'
const call = 'POST /api/v1/admin/workflows/{policy}/{workflow}/simulations'

/** A workflow as a person would meet it, up to different moments. */
export function createSimulationStates(t: Translator) {
  const forms: FakeReplies = {
    'GET /api/v1/admin/workflows/{policy}/{workflow}/draft': {
      value: { title: t('workflows.forgot-my-password.name'), isDraft: true },
    },
    'GET /api/v1/admin/simulation-form': { value: createForms(t) },
  }
  const meet = (value: object): PageFixture => ({ page, replies: { ...forms, [call]: { value } } })
  const simulation = createSimulation(t)
  const { chosen, questions, waiting, done } = createMoments(t)
  const refused = { code: 'person-unknown', text: t('errors.person-unknown') }
  return {
    simulate: { page, replies: forms },
    'simulate-made-up': { page, replies: forms },
    'simulate-refused': { page, replies: { ...forms, [call]: { problem: refused } } },
    'simulate-choice': meet({ ...simulation, moments: [chosen] }),
    'simulate-secret': meet({ ...simulation, moments: [chosen, questions] }),
    'simulate-waiting': meet({ ...simulation, moments: [waiting] }),
    'simulate-done': meet({ ...simulation, moments: [chosen, questions, done] }),
    'simulate-decoy': meet({
      ...simulation,
      enabled: false,
      policy: { id: 'branches', name: 'Branches', isOwn: false },
      decoy: 'unregistered',
      moments: [questions],
    }),
  } satisfies Record<string, PageFixture>
}

const createSimulation = (t: Translator) => ({
  title: t('workflows.forgot-my-password.name'),
  enabled: true,
  person: { displayName: 'Anna Lindqvist', account: 'a.lindqvist', domain: 'corp.contoso.example' },
  policy: { id: 'default', name: 'Default', isOwn: true },
})

const at = '2026-11-29T09:12:00.000Z'
const quiet = { log: [], effects: [], mails: [], at }
const always = ['cancelled', 'timed-out']

function createMoments(t: Translator) {
  const methods = ['security-questions', 'totp'] as const
  const nameOf = (id: 'authentication-methods' | 'reset-password-in-ad') => t(`activities.${id}.name`)
  const prove = { step: 'prove', name: nameOf('authentication-methods'), kind: 'executed' }
  const shared = { number: 1, position: 1, of: 2, activity: 'authentication-methods' }
  const chosen = {
    ...quiet,
    stepKey: 'prove',
    stepName: nameOf('authentication-methods'),
    choices: always,
    asksForSecret: false,
    step: {
      status: 'ask',
      ...shared,
      page: {
        title: t('activities.authentication-methods.title'),
        text: t('activities.authentication-methods.text'),
        account: 'a.lindqvist',
        submit: t('activities.authentication-methods.submit'),
        answer: {
          type: 'object',
          required: ['method'],
          properties: {
            method: {
              type: 'string',
              enum: methods,
              control: 'radio',
              default: 'totp',
              title: t('activities.authentication-methods.choice'),
              choices: Object.fromEntries(methods.map((one) => [one, t(`activities.authentication-methods.${one}`)])),
            },
          },
        },
      },
    },
  }
  const questions = {
    ...quiet,
    stepKey: 'prove',
    stepName: nameOf('authentication-methods'),
    choices: ['right', 'wrong', ...always],
    asksForSecret: true,
    log: [{ ...prove, result: 'page' }],
    step: {
      status: 'ask',
      ...shared,
      number: 2,
      page: {
        title: t('activities.authenticate-with-totp.title'),
        text: t('activities.authenticate-with-totp.text'),
        account: 'a.lindqvist',
        submit: t('activities.authenticate-with-totp.submit'),
        answer: {
          type: 'object',
          required: ['code'],
          properties: { code: { type: 'string', title: t('activities.fields.totp-code'), digits: 6 } },
        },
      },
    },
  }
  const waiting = {
    ...quiet,
    stepKey: 'ask',
    stepName: t('activities.approve-by-manager.name'),
    choices: ['approved', 'declined', ...always],
    asksForSecret: false,
    step: {
      status: 'wait',
      number: 1,
      title: t('activities.approve-by-manager.wait-title'),
      text: t('activities.approve-by-manager.wait-text'),
      shown: { label: t('activities.approve-by-manager.number'), value: '42' },
      retryAfter: 1,
    },
  }
  const passedOver = (step: string, name: string) => ({
    kind: 'passed-over',
    step,
    name,
    why: 'phase',
    phase: 'success',
  })
  const done = {
    ...quiet,
    choices: [],
    asksForSecret: false,
    log: [
      { ...prove, result: 'ok', way: t('activities.authentication-methods.totp') },
      passedOver('lock', t('activities.lock-qa-profile.name')),
      passedOver('again', t('activities.restart-workflow-if-error-occurs.name')),
      { kind: 'executed', step: 'reset', name: nameOf('reset-password-in-ad'), result: 'ok' },
    ],
    effects: [{ event: 'password-reset', text: t('audit-events.password-reset') }],
    mails: [
      { to: 'a.lindqvist@contoso.example', template: 'workflow-succeeded', subject: 'Done', text: 'It is done.' },
    ],
    step: { status: 'done', title: t('workflows.forgot-my-password.done-title'), text: '' },
  }
  return { chosen, questions, waiting, done }
}

function createForms(t: Translator) {
  const text = <const Part extends string>(part: Part) => `administration.simulate.${part}` as const
  const states = ['locked', 'disabled', 'passwordExpired', 'mustChange'] as const
  const methods = ['questions', 'totp', 'passkey'] as const
  const list = (title: string, values: Record<string, string>) => ({
    type: 'array',
    items: { type: 'string', enum: Object.keys(values) },
    title,
    choices: values,
  })
  return {
    person: {
      type: 'object',
      required: ['account'],
      properties: {
        account: { type: 'string', title: t(text('account')), description: t(text('from-directory-hint')) },
        domain: { type: 'string', control: 'domain', title: t(text('domain')) },
      },
    },
    madeUp: {
      type: 'object',
      properties: {
        states: list(t(text('states')), Object.fromEntries(states.map((one) => [one, t(text(`states-${one}`))]))),
        methods: list(t(text('methods')), Object.fromEntries(methods.map((one) => [one, t(text(`methods-${one}`))]))),
        groups: {
          type: 'array',
          items: { type: 'string' },
          default: [],
          title: t(text('groups')),
          description: t(text('groups-hint')),
        },
        container: { type: 'string', title: t(text('container')), description: t(text('container-hint')) },
      },
    },
    circumstances: {
      type: 'object',
      properties: {
        language: {
          type: 'string',
          enum: ['en', 'de'],
          choices: { en: 'English', de: 'Deutsch' },
          title: t(text('language')),
        },
        address: { type: 'string', title: t(text('address')), description: t(text('address-hint')) },
        at: { type: 'string', title: t(text('at')), description: t(text('at-hint')) },
        knownBrowser: { type: 'boolean', default: true, title: t(text('knownBrowser')) },
      },
    },
  }
}
