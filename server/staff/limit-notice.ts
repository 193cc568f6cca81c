import type { GuessLimit } from '../activities/guess-limit.ts'
import type { DirectoryPerson } from '../directory/directory.ts'
import { enrolmentCodeGuesses, staffPasskeyGuesses, staffTotpGuesses } from '../factors/common/guess-limits.ts'
import { type LimitedStaffFactor, staffLimitReached } from '../notifications/templates/staff-limit-reached.ts'
import { listMailsToAdministrators } from '../policies/mails-to-administrators.ts'
import { readCounter } from '../store/counters.ts'
import type { Tx } from '../store/database.ts'
import type { StaffFactorServices } from './services.ts'

type Services = Pick<StaffFactorServices, 'store' | 'directory' | 'notifications' | 'profiles' | 'url' | 'clock'>

const factorOf = new Map<GuessLimit, LimitedStaffFactor>([
  [staffTotpGuesses, 'totp'],
  [staffPasskeyGuesses, 'passkey'],
  [enrolmentCodeGuesses, 'enrolment-code'],
])
const minuteMs = 60_000

/**
 * After a wrong or refused try: a mail to the person and to every administrator if no further try is left, since the password before it was right.
 * Undefined: there are tries left. The directory is asked at once, and the result belongs in a transaction.
 */
export async function prepareLimitNotice(
  { store, directory, notifications, profiles, url, clock }: Services,
  person: DirectoryPerson,
  { limit, isRefused }: { limit: GuessLimit; isRefused: boolean },
): Promise<((tx: Tx) => Promise<void>) | undefined> {
  const accountKey = profiles.accountKey(person.domain, person.account)
  const { counter, windowMinutes, tries } = limit
  const { failures } = await readCounter(store.read, accountKey, counter, windowMinutes * minuteMs)
  if (!isRefused && failures < tries) return undefined
  const factor = factorOf.get(limit) ?? 'totp'
  const { displayName, account } = person
  const values = { person: displayName, account, factor, time: clock().toISOString(), url }
  const template = staffLimitReached.id
  const mails = await listMailsToAdministrators({ read: store.read, directory }, { template, values }, [person])
  return (tx) => notifications.enqueueNotice(tx, { accountKey, about: [template, factor] }, mails)
}
