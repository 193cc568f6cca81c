import type { Audit } from '../../audit/chain.ts'
import type { Directory } from '../../directory/directory.ts'
import type { Notifications } from '../../notifications/notifications.ts'
import { guessesAlarm } from '../../notifications/templates/guesses-alarm.ts'
import { listMailsToAdministrators } from '../../policies/mails-to-administrators.ts'
import { type Reservation, reserveAttempts } from '../../store/attempts.ts'
import { readCounter, reserveAttempt } from '../../store/counters.ts'
import type { Reader, Store, Tx } from '../../store/database.ts'
import { limitRows } from '../../store/paging.ts'

/**
 * Wrong guesses of unknown browsers over all accounts, and those that were refused because the tries were used up: many accounts, each guessed at a
 * little, are seen only here. One row, which is written in the transaction that reserves or refuses the guess.
 */
export const siteGuessLimit = {
  counter: 'site-guesses',
  windowMinutes: 10,
  /** How long the alarm lasts after the last window with so many failures; the audit gets one event in this time. */
  alarmMinutes: 60,
} as const

const site = 'site'
const alarmCounter = 'site-alarm'
const mailCounter = 'site-alarm-mail'
const minuteMs = 60_000
const windowMs = siteGuessLimit.windowMinutes * minuteMs
const alarmMs = siteGuessLimit.alarmMinutes * minuteMs

/** For guesses that were right, or never made. */
export const siteGuessCounter = { key: site, kind: siteGuessLimit.counter } as const

/** For a guess that an unknown browser is about to make: it is counted and never refused. */
export const siteReservation = {
  ...siteGuessCounter,
  windowMs,
  limit: Number.MAX_SAFE_INTEGER,
  windowFrom: 'first-try',
} satisfies Reservation

/** Counts a guess of an unknown browser that was refused. */
export async function countSiteGuess(tx: Tx): Promise<void> {
  await reserveAttempts(tx, [siteReservation])
}

export interface SiteAlarm {
  isRaised(): boolean
  /** Looks at the counter that all servers write; called by a loop. */
  check(): Promise<void>
}

/** What raised an alarm. */
export interface AlarmFacts {
  failures: number
  minutes: number
}

/** `failures` raise it (`LATCHKEY_ALARM_FAILURES`). `prepareMails` asks the directory for the administrators, and the result belongs in a transaction. */
export function createSiteAlarm({
  store,
  audit,
  now,
  failures: maxFailures,
  prepareMails,
}: {
  store: Store
  audit: Pick<Audit, 'append'>
  now: () => Date
  failures: number
  prepareMails(facts: AlarmFacts): Promise<(tx: Tx) => Promise<void>>
}): SiteAlarm {
  const reserveHour = (tx: Tx, counter: string) => reserveAttempt(tx, site, counter, alarmMs, 1, 'first-try')

  /** Apart from the event: while the directory is away the mails are tried again, and the event is not held up. */
  async function mailAdministrators(facts: AlarmFacts): Promise<void> {
    if ((await readCounter(store.read, site, mailCounter, alarmMs)).failures > 0) return
    const enqueue = await prepareMails(facts)
    await store.transaction(async (tx) => {
      if (await reserveHour(tx, mailCounter)) await enqueue(tx)
    })
  }

  let raisedUntil = 0
  return {
    // An alarm from the future was raised before the clock was set back.
    isRaised: () => now().getTime() < raisedUntil && raisedUntil - now().getTime() <= alarmMs,
    async check() {
      const { failures } = await readCounter(store.read, site, siteGuessLimit.counter, windowMs)
      if (failures < maxFailures) return
      raisedUntil = now().getTime() + alarmMs
      const facts = { failures, minutes: siteGuessLimit.windowMinutes }
      await store.transaction(async (tx) => {
        if (await reserveHour(tx, alarmCounter)) await audit.append(tx, { event: 'guesses-alarm', data: { ...facts } })
      })
      await mailAdministrators(facts)
    },
  }
}

/** The alarm's mails to all administrators; see `createSiteAlarm`. */
export const createAlarmMails =
  ({
    store,
    directory,
    notifications,
    url,
    clock,
  }: {
    store: Store
    directory: Directory
    notifications: Notifications
    url: string
    clock: () => Date
  }) =>
  async ({ failures, minutes }: AlarmFacts): Promise<(tx: Tx) => Promise<void>> => {
    const values = { guesses: failures, minutes, time: clock().toISOString(), url }
    const mail = { template: guessesAlarm.id, values }
    const mails = await listMailsToAdministrators({ read: store.read, directory }, mail)
    return async (tx) => {
      for (const mail of mails) await notifications.enqueue(tx, mail)
    }
  }

/** The newest alarm since then, as the audit has it. */
export async function readLatestAlarm(reader: Reader, since: Date): Promise<{ at: Date; guesses: number } | undefined> {
  const newest = reader
    .selectFrom('AuditEvent')
    .select(['at', 'data'])
    .where('at', '>', since)
    .where('event', '=', 'guesses-alarm')
    .orderBy('at', 'desc')
  const [row] = await limitRows(reader, newest, 1).execute()
  if (!row) return undefined
  const { failures = 0 }: { failures?: number } = JSON.parse(row.data)
  return { at: row.at, guesses: failures }
}
