import type { Translator } from '../../../../shared/languages/translator.ts'
import type { Person, PersonBrief } from '../client.ts'

export const brief: PersonBrief = {
  id: '1@contoso.example',
  displayName: 'Erika Mustermann',
  account: 'e.mustermann',
  domain: 'contoso.example',
  department: 'Finance',
  title: 'Payroll clerk',
}

/** As shown in lists with shortened names. */
export const shortenedBrief: PersonBrief = { ...brief, displayName: 'E**** M*********', account: 'e.m*********' }

/** Longer than most names, to test line breaks. */
export const longBrief: PersonBrief = {
  ...brief,
  id: '2@contoso.example',
  displayName: 'Maximiliane Freifrau von Hohenlohe-Langenburg',
  account: 'maximiliane.hohenlohe-langenburg',
  domain: 'emea.branch.contoso.example',
  department: 'Corporate communications',
}

const workflows = [
  'verify-user-identity',
  'assign-passcode',
  'reset-password',
  'unlock-account',
  'unlock-profile',
  'enforce-profile-update',
] as const

const healthyState: Person['state'] = {
  locked: false,
  passwordExpired: false,
  mustChange: false,
  disabled: false,
  accountExpired: false,
  registered: true,
  profile: 'complete',
  passwordExpiresAt: '2027-03-01T10:00:00.000Z',
}

export function createPeople(t: Translator) {
  const tasks = (reasons: Partial<Record<(typeof workflows)[number], string>>) =>
    workflows.map((workflow) => {
      const text = reasons[workflow]
      const task = { workflow, title: t(`workflows.${workflow}.name`), text: t(`workflows.${workflow}.description`) }
      return text === undefined ? task : { ...task, reason: { code: 'not-now', text } }
    })
  const well: Person = {
    ...brief,
    state: healthyState,
    methods: [
      { kind: 'questions', since: '2026-02-03T08:00:00.000Z' },
      { kind: 'corporate-mail', masked: 'e•••@c•••.example' },
      { kind: 'personal-mobile', masked: '••• 42', since: '2026-05-06T08:00:00.000Z' },
    ],
    tasks: tasks({
      'unlock-account': t('operator.stopped.account-not-locked'),
      'unlock-profile': t('operator.stopped.profile-not-locked'),
    }),
  }
  /** Not over on any day on which the page is photographed. */
  const checked: Person = {
    ...well,
    callerCheck: {
      method: { id: 'caller-questions', title: t('activities.authentication-methods.caller-questions') },
      checkedAt: '2099-11-28T09:12:00.000Z',
      expiresAt: '2099-11-28T09:22:00.000Z',
    },
  }
  const locked = t('operator.stopped.profile-locked')
  const troubled: Person = {
    ...longBrief,
    title: 'Head of corporate communications',
    state: {
      ...healthyState,
      locked: true,
      disabled: true,
      accountExpired: true,
      mustChange: true,
      profile: 'must-update',
      lockoutEndsAt: '2026-11-22T10:15:00.000Z',
      profileLockedUntil: '2026-11-22T11:00:00.000Z',
      passcodeUntil: '2026-11-22T12:00:00.000Z',
    },
    methods: [],
    tasks: tasks({ 'verify-user-identity': locked, 'reset-password': locked, 'unlock-account': locked }),
  }
  return { well, checked, troubled }
}
