import type { Words } from '../../../../shared/languages/words.ts'
import type { AskStep, WizardPage, WizardStep } from '../../../../shared/wizard/page.ts'
import type { DeskStates } from './fake-client.ts'
import { brief, longBrief, peopleIn, shortenedBrief } from './people.ts'

/** Every state in which an operator can meet the Helpdesk site; the ways there are `e2e/screenshots/surfaces/helpdesk.ts`. */
export function statesIn(words: Words) {
  const { well, troubled } = peopleIn(words)
  const site: DeskStates['site'] = {
    name: 'Contoso',
    languages: [
      { code: 'en', name: 'English' },
      { code: 'de', name: 'Deutsch' },
    ],
    domains: [{ name: 'contoso.example', alias: 'CONTOSO' }],
    captcha: 'none',
  }
  const unreachable = {
    code: 'server-unreachable',
    text: words('wizard.server-unreachable', { address: 'password.contoso.example' }),
  }
  const signedIn = { site, signedIn: true, found: { people: [brief], more: false, unreachable: [] }, person: well }
  const many = Array.from({ length: 50 }, (_, index) => ({ ...(index % 3 ? brief : longBrief), id: `${index}` }))
  const task = (step: WizardStep): DeskStates => ({ ...signedIn, step })
  const reset = (page: Partial<WizardPage>) =>
    ask('reset-password-in-ad', {
      title: words('activities.reset-password-in-ad.generatedTitle'),
      text: words('activities.reset-password-in-ad.generatedShownText'),
      answer: { type: 'object', properties: {} },
      submit: words('activities.reset-password-in-ad.submit'),
      ...page,
    })
  return {
    loading: { site, silent: true },
    'server-unreachable': { site, trouble: { in: 'site', problem: unreachable } },
    'sign-in': { site },
    'sign-in-refused': {
      site,
      trouble: { in: 'signIn', problem: { code: 'sign-in-refused', text: words('errors.sign-in-refused') } },
    },
    'signed-out': {
      ...signedIn,
      trouble: { in: 'search', problem: { code: 'sign-in-required', text: words('errors.sign-in-required') } },
    },
    find: signedIn,
    found: { ...signedIn, found: { people: [brief, longBrief], more: false, unreachable: ['EMEA'] } },
    'found-many': { ...signedIn, found: { people: many, more: true, unreachable: [] } },
    'found-shortened': {
      ...signedIn,
      found: {
        people: [shortenedBrief, { id: '2', displayName: 'M********* F******* v** H*********' }],
        more: false,
        shortened: true,
        unreachable: [],
      },
    },
    'found-nobody': { ...signedIn, found: undefined },
    'find-unreachable': { ...signedIn, trouble: { in: 'search', problem: unreachable } },
    person: signedIn,
    'person-troubled': { ...signedIn, person: troubled },
    'person-gone': {
      ...signedIn,
      trouble: { in: 'look', problem: { code: 'person-unknown', text: words('errors.person-unknown') } },
    },
    'task-unreachable': { ...signedIn, trouble: { in: 'start', problem: unreachable } },
    'caller-method': task(ask('authentication-methods', chooseMethod(words))),
    'caller-answers': task(ask('authenticate-with-qa-helpdesk', shownAnswers(words))),
    'reset-generated': task(reset({})),
    'new-password-shown': task({
      status: 'done',
      title: words('workflows.reset-password.done-title'),
      text: words('workflows.reset-password.done-text'),
      result: {
        lines: [words('operator.activities.reset-password-in-ad.done')],
        shown: [
          {
            label: words('activities.reset-password-in-ad.shown'),
            value: 'Kettle-Marble-Rain-Orchard-Window-27',
            hint: words('activities.reset-password-in-ad.hintMustChange'),
          },
        ],
      },
    }),
    'not-for-them': task({
      status: 'stopped',
      code: 'too-few-questions',
      title: words('steps.stopped-title'),
      text: words('operator.stopped.too-few-questions'),
    }),
  } satisfies Record<string, DeskStates>
}

export type DeskStateName = keyof ReturnType<typeof statesIn>

const ask = (activity: string, page: WizardPage): AskStep => ({
  ...{ status: 'ask', number: 1, position: 1, of: 2, activity },
  page: { account: brief.displayName, ...page },
})

const text = <const Part extends string>(part: Part) => `activities.authentication-methods.${part}` as const

const chooseMethod = (words: Words): WizardPage => ({
  title: words(text('titleHelpdesk')),
  text: words(text('textHelpdesk')),
  answer: {
    type: 'object',
    properties: {
      method: {
        type: 'string',
        title: words(text('choice')),
        control: 'radio',
        enum: ['caller-questions', 'corporate-mail'],
        choices: {
          'caller-questions': words(text('caller-questions')),
          'corporate-mail': words(text('corporate-mail')),
        },
        default: 'caller-questions',
      },
    },
    required: ['method'],
  },
  submit: words(text('submit')),
})

const qa = <const Part extends string>(part: Part) => `activities.authenticate-with-qa-helpdesk.${part}` as const

const shownAnswers = (words: Words): WizardPage => ({
  title: words(qa('title')),
  text: words(qa('textShown')),
  control: 'shown-answers',
  data: {
    answers: [
      { question: words('questions.first-school'), answer: 'Kantonsschule am Burggraben' },
      { question: words('questions.first-pet'), answer: 'Schnurrli' },
    ],
  },
  answer: {
    type: 'object',
    properties: { accept: { type: 'boolean', title: words(qa('accept')), default: false } },
    required: ['accept'],
  },
  submit: words(qa('submit')),
})
