import type { Translator } from '../../../../shared/languages/translator.ts'
import { describeAcceptedAgain } from '../../../../shared/wizard/accepted-again.ts'
import type { AskStep, WizardPage, WizardStep } from '../../../../shared/wizard/page.ts'
import { createUnreachable, sampleSite as site } from '../../sample-site.ts'
import { callNumber, chooseDocument, chooseMethod, chooseNumber, waitForManager } from './caller-methods.ts'
import type { HelpdeskFixture } from './fake-client.ts'
import { brief, createPeople, longBrief, shortenedBrief } from './people.ts'
import { createRequests, decision, waitForOperator } from './requests.ts'

/** Today at this minute, so that the page names the time alone. */
const acceptedAgain = '2026-11-28T09:42:00.000Z'

/** Every state of the Helpdesk site; `e2e/screenshots/surfaces/helpdesk.ts` reaches them. */
export function createStates(t: Translator) {
  const { well, checked, troubled } = createPeople(t)
  const unreachable = createUnreachable(t)
  const windowsSite = { ...site, frontEnds: [{ id: 'helpdesk', modules: ['directory-password', 'windows-sign-on'] }] }
  const signedIn = {
    site,
    signedIn: true,
    found: { people: [brief], more: false, shortened: false, unreachable: [] },
    person: well,
  }
  const many = Array.from({ length: 50 }, (_, index) => ({ ...(index % 3 ? brief : longBrief), id: `${index}` }))
  const task = (step: WizardStep): HelpdeskFixture => ({ ...signedIn, step })
  const reset = (page: Partial<WizardPage>) =>
    ask('reset-password-in-ad', {
      title: t('activities.reset-password-in-ad.generatedTitle'),
      text: t('activities.reset-password-in-ad.generatedShownText'),
      answer: { type: 'object', properties: {} },
      submit: t('activities.reset-password-in-ad.submit'),
      ...page,
    })
  return {
    loading: { site, silent: true },
    'server-unreachable': { site, failure: { in: 'site', problem: unreachable } },
    'sign-in': { site },
    'sign-in-windows': { site: windowsSite },
    'sign-in-windows-refused': { site: windowsSite, failure: { in: 'signIn', problem: unreachable } },
    'sign-in-used-up': {
      site,
      failure: {
        in: 'signIn',
        problem: {
          code: 'too-many-attempts',
          text: `${t('errors.too-many-attempts')} ${describeAcceptedAgain(t, acceptedAgain, { now: new Date(acceptedAgain) })}`,
        },
      },
    },
    'sign-in-refused': {
      site,
      failure: { in: 'signIn', problem: { code: 'sign-in-refused', text: t('errors.sign-in-refused') } },
    },
    'sign-in-again': {
      ...signedIn,
      failure: { in: 'search', problem: { code: 'sign-in-required', text: t('errors.sign-in-required') } },
    },
    find: signedIn,
    recent: signedIn,
    keys: signedIn,
    'proof-read-out': { ...signedIn, proof: 'read-out' },
    'proof-shown': { ...signedIn, proof: 'typed' },
    'proof-over': { ...signedIn, proof: 'over' },
    requests: { ...signedIn, requests: createRequests(t) },
    'request-decided': { ...signedIn, requests: createRequests(t) },
    'request-refused': { ...signedIn, requests: createRequests(t) },
    'request-number-wrong': {
      ...signedIn,
      requests: createRequests(t),
      failure: {
        in: 'decide',
        problem: { code: 'approval-number-wrong', text: t('errors.approval-number-wrong', { left: 1 }) },
      },
    },
    found: { ...signedIn, found: { people: [brief, longBrief], more: false, shortened: false, unreachable: ['EMEA'] } },
    'found-many': { ...signedIn, found: { people: many, more: true, shortened: false, unreachable: [] } },
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
    'find-unreachable': { ...signedIn, failure: { in: 'search', problem: unreachable } },
    person: signedIn,
    'person-checked': { ...signedIn, person: checked },
    'person-troubled': { ...signedIn, person: troubled },
    'person-gone': {
      ...signedIn,
      failure: { in: 'look', problem: { code: 'person-unknown', text: t('errors.person-unknown') } },
    },
    'address-of-nobody': {
      ...signedIn,
      place: { kind: 'person', person: brief.id },
      failure: { in: 'look', problem: { code: 'person-unknown', text: t('errors.person-unknown') } },
    },
    'address-unreachable': {
      ...signedIn,
      place: { kind: 'person', person: brief.id },
      failure: { in: 'look', problem: unreachable },
    },
    'task-unreachable': { ...signedIn, failure: { in: 'start', problem: unreachable } },
    'caller-method': task(ask('authentication-methods', chooseMethod(t))),
    'caller-method-none': task(ask('authentication-methods', chooseMethod(t, { hasNone: true }))),
    'call-back': task(ask('authentication-methods', chooseNumber(t))),
    'call-back-started': task(ask('authentication-methods', callNumber(t))),
    'identity-document': task(ask('authentication-methods', chooseDocument(t))),
    'identity-document-alone': task(ask('authenticate-by-identity-document', chooseDocument(t, { isOnlyWay: true }))),
    'waiting-for-manager': task(waitForManager(t)),
    'waiting-for-operator': task(waitForOperator(t, 'wait-text')),
    'waiting-after-failed-checks': task(waitForOperator(t, 'wait-text-checks-used-up')),
    'approved-by-operator': task(
      ask('authentication-methods', {
        ...chooseMethod(t),
        notice: t('activities.approve-by-operator.approved', decision),
      }),
    ),
    'refused-by-operator': task({
      status: 'stopped',
      code: 'second-operator-refused',
      title: t('ended.second-operator-refused'),
      doors: [],
      text: t('stopped.second-operator-refused', decision),
    }),
    'no-operator-decided': task({
      status: 'stopped',
      code: 'second-operator-timed-out',
      title: t('ended.second-operator-timed-out'),
      doors: [],
      text: t('stopped.second-operator-timed-out'),
    }),
    'caller-answers': task(ask('authenticate-with-qa-helpdesk', shownAnswers(t))),
    'reset-generated': task(reset({})),
    'new-password-shown': task({
      status: 'done',
      title: t('workflows.reset-password.done-title'),
      text: t('workflows.reset-password.done-text'),
      result: {
        lines: [t('operator.activities.reset-password-in-ad.done')],
        shown: [
          {
            label: t('activities.reset-password-in-ad.shown'),
            value: 'Kettle-Marble-Rain-Orchard-Window-27',
            hint: t('activities.reset-password-in-ad.hintMustChange'),
          },
        ],
      },
    }),
    'caller-cannot-show': task({
      status: 'stopped',
      code: 'caller-cannot-show',
      title: t('ended.caller-cannot-show'),
      doors: [],
      text: t('stopped.caller-cannot-show'),
    }),
    'not-for-them': task({
      status: 'stopped',
      code: 'too-few-questions',
      title: t('operator.ended.too-few-questions'),
      doors: [],
      text: t('operator.stopped.too-few-questions'),
    }),
  } satisfies Record<string, HelpdeskFixture>
}

export type HelpdeskStateName = keyof ReturnType<typeof createStates>

const ask = (activity: string, page: WizardPage): AskStep => ({
  status: 'ask',
  number: 1,
  position: 1,
  of: 2,
  activity,
  page: { account: brief.displayName, ...page },
})

const qa = <const Part extends string>(part: Part) => `activities.authenticate-with-qa-helpdesk.${part}` as const

const shownAnswers = (t: Translator): WizardPage => ({
  title: t(qa('title')),
  text: t(qa('textShown')),
  control: 'shown-answers',
  data: {
    answers: [
      { question: t('questions.first-school'), answer: 'Kantonsschule am Burggraben' },
      { question: t('questions.first-pet'), answer: 'Schnurrli' },
    ],
  },
  answer: {
    type: 'object',
    properties: { accept: { type: 'boolean', title: t(qa('accept')), default: false } },
    required: ['accept'],
  },
  submit: t(qa('submit')),
})
