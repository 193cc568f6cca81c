import type { MessageKey } from '../../shared/languages/keys.ts'
import type { Translator } from '../../shared/languages/translator.ts'
import type { Door } from '../../shared/wizard/page.ts'
import { resolveText } from '../policies/localized-text.ts'
import type { OpenRun } from './run-context.ts'
import type { EngineServices } from './services.ts'

/**
 * How a run can end without success, and how it can be held up: the one table from a code to the heading and the doors, the first of which is the primary
 * button. The text is `stopped.<code>`, else `problems.<code>`. A row depends on the code alone, so that no page tells one account from another.
 */

/** A workflow of the product, the same workflow again, or the choice of an account. A workflow that the site does not offer is left out. */
export type DoorName =
  | 'again'
  | 'another-account'
  | 'forgot-my-password'
  | 'i-have-a-passcode'
  | 'manage-my-passwords'
  | 'manage-my-profile'
  | 'register'
  | 'unlock-my-account'

interface End {
  heading: MessageKey
  /** The same where the time is known, with `{until}` in its place. */
  headingUntil?: MessageKey
  doors: readonly DoorName[]
}

const again: readonly DoorName[] = ['again', 'another-account']
const helpdesk: readonly DoorName[] = ['i-have-a-passcode', 'another-account']
const signIn: readonly DoorName[] = ['forgot-my-password', 'manage-my-passwords', 'another-account']
const notPermitted: End = { heading: 'ended.not-permitted', doors: helpdesk }
const unknownOutcome: End = { heading: 'ended.outcome-unknown', doors: again }
const failed: End = { heading: 'ended.failed', doors: again }
const noMatch: End = { heading: 'ended.wrong-credentials', doors: ['again', 'unlock-my-account', 'forgot-my-password'] }

export const ends: Readonly<Record<string, End>> = {
  'account-altered': { heading: 'ended.account-altered', doors: again },
  'account-disabled': { heading: 'ended.account-disabled', doors: ['another-account'] },
  'account-expired': { heading: 'ended.account-expired', doors: ['another-account'] },
  'account-locked': {
    heading: 'ended.account-locked',
    headingUntil: 'ended.account-locked-until',
    doors: ['unlock-my-account', 'i-have-a-passcode', 'another-account'],
  },
  'account-missing': { heading: 'ended.account-missing', doors: ['another-account'] },
  'account-not-disabled': { heading: 'ended.account-not-disabled', doors: signIn },
  'account-not-expired': { heading: 'ended.account-not-expired', doors: signIn },
  'account-not-locked': { heading: 'ended.account-not-locked', doors: signIn },
  'account-without-password': { heading: 'ended.account-without-password', doors: ['forgot-my-password', ...helpdesk] },
  'already-registered': { heading: 'ended.already-registered', doors: ['manage-my-profile', 'another-account'] },
  'approval-refused': { heading: 'ended.approval-refused', doors: helpdesk },
  'approval-timed-out': { heading: 'ended.approval-timed-out', doors: ['again', ...helpdesk] },
  'caller-cannot-show': { heading: 'ended.caller-cannot-show', doors: again },
  cancelled: { heading: 'ended.cancelled', doors: again },
  'directory-unreachable': { heading: 'ended.directory-unreachable', doors: again },
  'enable-not-permitted': notPermitted,
  'enable-outcome-unknown': unknownOutcome,
  expired: { heading: 'ended.expired', doors: again },
  failed,
  'force-change-not-permitted': notPermitted,
  'force-change-outcome-unknown': unknownOutcome,
  'history-not-enforceable': { heading: 'ended.history-not-enforceable', doors: ['manage-my-passwords', ...helpdesk] },
  'method-switched-off': { heading: 'ended.method-switched-off', doors: again },
  'method-too-new': { heading: 'ended.method-too-new', headingUntil: 'ended.method-too-new-until', doors: helpdesk },
  'newer-run': { heading: 'ended.newer-run', doors: again },
  'no-address-to-write-to': { heading: 'ended.no-address-to-write-to', doors: helpdesk },
  'no-manager-to-ask': { heading: 'ended.no-manager-to-ask', doors: helpdesk },
  'no-manager-to-write-to': { heading: 'ended.no-manager-to-ask', doors: helpdesk },
  'no-number-to-call': { heading: 'ended.no-number-to-call', doors: again },
  'no-passcode': { heading: 'ended.no-passcode', doors: ['forgot-my-password', 'another-account'] },
  'no-password-found': { heading: 'ended.no-password-found', doors: again },
  'no-questions': { heading: 'ended.no-questions', doors: again },
  'not-registered': { heading: 'ended.not-registered', doors: ['register', ...helpdesk] },
  'outcome-unknown': unknownOutcome,
  'outside-logon-hours': { heading: 'ended.outside-logon-hours', doors: again },
  'passcode-issued': { heading: 'ended.passcode-issued', doors: helpdesk },
  'password-expired': {
    heading: 'ended.password-expired',
    doors: ['manage-my-passwords', 'forgot-my-password', 'another-account'],
  },
  'password-never-expires': { heading: 'ended.password-never-expires', doors: ['another-account'] },
  'password-not-expired': { heading: 'ended.password-not-expired', doors: ['manage-my-passwords', 'another-account'] },
  'password-write-not-permitted': notPermitted,
  'person-refused': { heading: 'ended.person-refused', doors: ['another-account'] },
  'privileged-needs-second-operator': { heading: 'ended.privileged-needs-second-operator', doors: again },
  'profile-locked': {
    heading: 'ended.profile-locked',
    headingUntil: 'ended.profile-locked-until',
    doors: [...helpdesk, 'manage-my-passwords'],
  },
  'profile-not-locked': { heading: 'ended.profile-not-locked', doors: ['forgot-my-password', 'another-account'] },
  'radius-not-set-up': { heading: 'ended.radius-not-set-up', doors: again },
  'radius-unavailable': { heading: 'ended.radius-unavailable', doors: again },
  'second-operator-missing': { heading: 'ended.second-operator-missing', doors: again },
  'second-operator-refused': { heading: 'ended.second-operator-refused', doors: again },
  'second-operator-timed-out': { heading: 'ended.second-operator-timed-out', doors: again },
  'sign-in-restricted': { heading: 'ended.sign-in-restricted', doors: helpdesk },
  'too-few-questions': { heading: 'ended.too-few-questions', doors: ['manage-my-profile', ...helpdesk] },
  'too-many-attempts': {
    heading: 'ended.too-many-attempts',
    headingUntil: 'ended.too-many-attempts-until',
    doors: helpdesk,
  },
  'too-many-attempts-outcome-unknown': {
    heading: 'ended.too-many-attempts',
    headingUntil: 'ended.too-many-attempts-until',
    doors: helpdesk,
  },
  'too-many-failures': { heading: 'ended.too-many-failures', doors: ['again', ...helpdesk] },
  'unlock-not-permitted': notPermitted,
  'unlock-outcome-unknown': unknownOutcome,
  'write-not-possible': { heading: 'ended.write-not-possible', doors: helpdesk },
  'wrong-answer': noMatch,
  'wrong-answers': noMatch,
  'wrong-code': noMatch,
  'wrong-credentials': noMatch,
  'wrong-decentralized-identity': noMatch,
  'wrong-passcode': noMatch,
  'wrong-passkey': noMatch,
  'wrong-password': noMatch,
  'wrong-radius-code': noMatch,
  'wrong-totp-code': noMatch,
  'workflow-endless': { heading: 'ended.workflow-endless', doors: again },
}

/** Of a code that only a workflow of the organisation's own brings to an end. */
export const findEnd = (code: string): End => ends[code] ?? failed

/** Doors beside a question, after an answer that did not match: no person is asked in a circle. */
export const doorsAfterWrongAnswer: Readonly<Record<string, readonly DoorName[]>> = {
  'wrong-answer': ['i-have-a-passcode', 'another-account'],
  'wrong-answers': ['i-have-a-passcode', 'another-account'],
  'wrong-code': ['i-have-a-passcode', 'another-account'],
  'wrong-credentials': ['unlock-my-account', 'forgot-my-password', 'another-account'],
  'wrong-decentralized-identity': ['i-have-a-passcode', 'another-account'],
  'wrong-passcode': ['forgot-my-password', 'another-account'],
  'wrong-passkey': ['i-have-a-passcode', 'another-account'],
  'wrong-password': ['forgot-my-password', 'another-account'],
  'wrong-totp-code': ['i-have-a-passcode', 'another-account'],
}

/**
 * The doors of this name that the site has, in this order, without duplicates. They come from what the site offers to all people, never from the account's
 * own policy, which would tell accounts apart. An operator finds the next task on the person's page.
 */
export async function presentDoors(
  { policies }: Pick<EngineServices, 'policies'>,
  { row, workflow: { definition } }: Pick<OpenRun, 'row' | 'workflow'>,
  names: readonly DoorName[],
  t: Translator,
): Promise<Door[]> {
  if (names.length === 0 || definition.site !== 'self-service') return []
  const offered = await policies.listWorkflows('self-service')
  return names.flatMap((name): Door[] => {
    if (name === 'another-account') return [{ to: 'another-account', title: t('steps.another-account') }]
    if (name === 'again') return [{ to: 'task', workflow: definition.id, title: t('steps.begin-again') }]
    const found = offered.find(({ id }) => id === name && id !== definition.id)
    return found ? [{ to: 'task', workflow: found.id, title: resolveText(found.name, row.language) }] : []
  })
}
