import type { Translator } from '../../../../shared/languages/translator.ts'
import type { WaitStep, WizardPage } from '../../../../shared/wizard/page.ts'

const text = <const Part extends string>(part: Part) => `activities.authentication-methods.${part}` as const
const callBack = <const Part extends string>(part: Part) => `activities.authenticate-by-call-back.${part}` as const
const document = <const Part extends string>(part: Part) =>
  `activities.authenticate-by-identity-document.${part}` as const

const none = { type: 'object', properties: {} } as const
const another = (t: Translator) => ({ label: t(text('another')), answer: { another: true } })

/** Ways that the caller lacks are grey, with the reason. */
export function chooseMethod(t: Translator, { hasNone = false } = {}): WizardPage {
  const methods = [
    { id: 'corporate-mail', obstacle: hasNone ? t(text('obstacle-not-in-directory')) : undefined },
    { id: 'caller-questions', obstacle: t(text('obstacle-no-questions')) },
    { id: 'manager-approval', obstacle: hasNone ? t(text('obstacle-no-manager')) : undefined },
    { id: 'passcode-half', obstacle: hasNone ? t(text('obstacle-no-manager')) : undefined },
    { id: 'call-back', obstacle: t(text('obstacle-no-number')) },
  ] as const
  return {
    title: t(text('titleHelpdesk')),
    text: t(text(hasNone ? 'textHelpdeskNone' : 'textHelpdesk')),
    control: 'method-choice',
    data: { methods: methods.map(({ id, obstacle }) => ({ id, title: t(text(id)), obstacle })) },
    answer: none,
    actions: methods
      .filter(({ obstacle }) => obstacle === undefined)
      .map(({ id }) => ({ label: t(text(id)), answer: { method: id }, row: id })),
  }
}

export const chooseNumber = (t: Translator): WizardPage => ({
  title: t(callBack('title')),
  text: t(callBack('text')),
  answer: none,
  actions: [
    { label: t(callBack('telephone'), { number: '••• 12' }), answer: { call: 'telephone' } },
    { label: t(callBack('mobile'), { number: '••• 42' }), answer: { call: 'mobile' } },
    another(t),
  ],
})

export const callNumber = (t: Translator): WizardPage => ({
  title: t(callBack('titleCall')),
  text: t(callBack('textCall')),
  control: 'phone-number',
  data: { number: '+44 20 7946 0112', dialled: '+442079460112' },
  answer: {
    type: 'object',
    properties: { answered: { type: 'boolean', const: true, title: t(callBack('answered')) } },
    required: ['answered'],
  },
  submit: t(callBack('submit')),
  actions: [{ label: t(callBack('notAnswered')), answer: { answered: false } }, another(t)],
})

const documents = ['identity-card', 'passport', 'residence-permit', 'driving-licence', 'company-badge'] as const

export const chooseDocument = (t: Translator, { isOnlyWay = false } = {}): WizardPage => ({
  title: t(document('title')),
  text: t(document('text')),
  answer: {
    type: 'object',
    properties: {
      document: {
        type: 'string',
        title: t(document('document')),
        enum: [...documents],
        choices: Object.fromEntries(documents.map((one) => [one, t(document(one))])),
      },
      seen: {
        type: 'string',
        title: t(document('seen')),
        control: 'radio',
        enum: ['in-person', 'by-video'],
        choices: { 'in-person': t(document('in-person')), 'by-video': t(document('by-video')) },
        default: 'in-person',
      },
    },
    required: ['document', 'seen'],
  },
  submit: t(document('submit')),
  actions: [isOnlyWay ? { label: t(text('cannotShow')), answer: { cannotShow: true } } : another(t)],
})

export const waitForManager = (t: Translator): WaitStep => ({
  status: 'wait',
  number: 1,
  title: t('activities.authenticate-by-manager.wait-title'),
  text: t('activities.authenticate-by-manager.wait-text'),
  asked: {
    text: t('steps.asked', { name: 'Ina Berg', at: '{2026-11-28T09:00:00.000Z}', until: '{2026-11-28T09:10:00.000Z}' }),
    at: '2026-11-28T09:00:00.000Z',
    until: '2026-11-28T09:10:00.000Z',
  },
  shown: { label: t('operator.activities.approve-by-manager.number'), value: '42' },
  retryAfter: 60,
})
