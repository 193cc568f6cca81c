import type { MailShare } from '../../activities/guess-limit.ts'
import type { Audit } from '../../audit/chain.ts'
import type { Directory, DirectoryPerson } from '../../directory/directory.ts'
import { oneAddress } from '../../directory/mail-address.ts'
import { passwordGuesses } from '../../factors/common/guess-limits.ts'
import { codeLimits } from '../../factors/common/mailed-code.ts'
import { guessLimits } from '../../factors/limits.ts'
import type { Notifications } from '../../notifications/notifications.ts'
import { limitsLifted } from '../../notifications/templates/limits-lifted.ts'
import { profileCounter } from '../../profiles/lockout.ts'
import type { Profiles } from '../../profiles/profiles.ts'
import { clearCounters, readCounter } from '../../store/counters.ts'
import type { Store, Tx } from '../../store/database.ts'
import { bindLimit, kindOf, toCurrent } from './guesses.ts'

export interface UsedTries {
  counter: string
  share: MailShare
  used: number
  tries: number
  endsAt: Date
}

/** What counts against an account now, mailed codes included. For administrators: it tells what pages keep from strangers. */
export async function listUsedTries(
  { store, directory, profiles }: { store: Store; directory: Directory; profiles: Pick<Profiles, 'accountKey'> },
  { domain, account }: Pick<DirectoryPerson, 'domain' | 'account'>,
): Promise<UsedTries[]> {
  const accountKey = profiles.accountKey(domain, account)
  const lockout = await directory.openSession({ domain }).readStrictestLockout(domain)
  const guesses = guessLimits.flatMap((limit) => {
    const { counter, windowMs, tries } = limit === passwordGuesses ? bindLimit(lockout) : toCurrent(limit)
    return (['known', 'unknown'] as const).map((share) => {
      return { counter, kind: kindOf(counter, share), share, tries: tries[share], windowMs }
    })
  })
  const used: UsedTries[] = []
  for (const { kind, windowMs, ...limit } of [...guesses, ...codeLimits]) {
    const { failures, endsAt } = await readCounter(store.read, accountKey, kind, windowMs)
    if (endsAt && failures > 0) used.push({ ...limit, used: failures, endsAt })
  }
  return used
}

export interface LiftServices {
  store: Store
  audit: Pick<Audit, 'append'>
  directory: Directory
  profiles: Pick<Profiles, 'accountKey'>
  notifications: Notifications
  clock(): Date
  /** Address of the self-service site, for the mail. */
  url: string
}

/** What became of the tries at the password; those of all other secrets are always given back. */
export type PasswordTries = 'lifted' | 'not-permitted' | 'directory-unreachable'

/**
 * Gives an account all of its tries and mailed codes back, to known and unknown browsers, and unlocks its profile: nothing is switched off, and
 * each limit counts from zero again. The person is told by mail. `by`: the administrator; without one it is done at the server's terminal.
 */
export async function liftLimits(
  services: LiftServices,
  person: DirectoryPerson,
  { reason, by }: { reason: string; by?: DirectoryPerson },
): Promise<{ passwordTries: PasswordTries }> {
  const { store, audit, directory, profiles } = services
  const accountKey = profiles.accountKey(person.domain, person.account)
  const passwordTries = await clearDirectoryCount(directory, person)
  const cleared = guessLimits.filter((limit) => limit !== passwordGuesses || passwordTries === 'lifted')
  const kinds = cleared.flatMap(({ counter }) => [kindOf(counter, 'known'), kindOf(counter, 'unknown')])
  await store.transaction(async (tx) => {
    await clearCounters(tx, accountKey, [...kinds, ...codeLimits.map(({ kind }) => kind), profileCounter])
    await audit.append(tx, {
      event: 'limits-lifted',
      subject: { id: person.id, name: `${person.account}@${person.domain}` },
      data: { by: by?.id ?? 'terminal', passwordTries },
      texts: { reason },
    })
    await enqueueNotice(services, tx, person, by)
  })
  return { passwordTries }
}

/** Controllers tried for a write that was not sent. */
const maxControllers = 3

/**
 * The directory counts wrong passwords, too: ours are given back only once its count is cleared, which unlocks the account as well. Else the tries
 * of before and those that are given back together would lock it. Repeating it does no harm, so nothing is announced or settled.
 */
async function clearDirectoryCount(directory: Directory, person: DirectoryPerson): Promise<PasswordTries> {
  const session = directory.openSession({ domain: person.domain })
  const { lockoutThreshold } = await session.readStrictestLockout(person.domain)
  if (lockoutThreshold === 0) return 'lifted'
  for (let tried = 0; tried < maxControllers; tried++) {
    const ticket = await session.prepareWrite(person)
    if (!ticket) break
    const result = await session.unlock(person, ticket)
    if (result.outcome === 'applied') return 'lifted'
    if (result.outcome === 'refused') return 'not-permitted'
    if (result.outcome === 'unknown') break
  }
  return 'directory-unreachable'
}

async function enqueueNotice(
  { notifications, clock, url }: LiftServices,
  tx: Tx,
  { displayName, account, mail, language = 'en' }: DirectoryPerson,
  by: DirectoryPerson | undefined,
): Promise<void> {
  // A directory may hold an address that is none, and a mail never keeps an administrator from helping.
  const to = oneAddress.safeParse(mail).data
  if (to === undefined) return
  const values = { displayName, account, by: by?.displayName ?? '', time: clock().toISOString(), url }
  await notifications.enqueue(tx, { to, template: limitsLifted.id, language, values })
}
