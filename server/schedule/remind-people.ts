import type { AuditRecord } from '../audit/chain.ts'
import type { ListedPerson } from '../directory/directory.ts'
import { oneAddress } from '../directory/mail-address.ts'
import type { MailOrder } from '../notifications/notifications.ts'
import { createScopeMatcher, type Enforcement, type IntervalRule } from '../policies/enforcement.ts'
import type { ManagementPolicy } from '../policies/management-policy.ts'
import type { Tx } from '../store/database.ts'
import { deleteReminders, listReminders, type Reminder, saveReminder } from '../store/reminders.ts'
import type { JobOutcome, JobRun } from './job.ts'
import { processPeople } from './process-people.ts'
import { intervalReminderDay } from './reminder-days.ts'
import { findTaskLink } from './task-link.ts'

/** One kind of reminder, by a rule of the management policies. */
export interface ReminderKind<Rule extends keyof Enforcement> {
  /** The job's id. */
  id: string
  rule: Rule
  template: string
  /** The mail links to the first of these workflows that the person's policy offers. */
  workflows: readonly string[]
  /**
   * The triggers of this page's people, to all of whom the rule applies. A person without one needs no reminder; when that changes,
   * their reminders start again.
   */
  findTriggers(
    people: readonly CoveredPerson<Rule>[],
    reminders: ReadonlyMap<string, Reminder>,
  ): Promise<Map<string, ReminderTrigger>>
}

export interface CoveredPerson<Rule extends keyof Enforcement> extends ListedPerson {
  policy: ManagementPolicy
  rule: Enforcement[Rule]
}

export interface ReminderTrigger {
  /** What the reminder is about; with another trigger the days start again. */
  trigger: string
  since: Date
  /** The day that is due; undefined: none yet, which is stored as well. */
  day: number | undefined
  /** Whether `day` comes after the day of the last mail. */
  isLater(day: number, last: number): boolean
  values?: MailOrder['values']
}

/** A trigger that lasts from `since`, the first day that it was noticed, and is due at the rule's rising intervals. */
export const createIntervalTrigger = (rule: IntervalRule, since: Date, now: Date): ReminderTrigger => ({
  trigger: since.toISOString(),
  since,
  day: intervalReminderDay(rule, since, now),
  isLater: (day, last) => day > last,
})

/** `Reminder.mark` before the first mail. */
const noReminder = -1

interface PlannedReminder {
  reminder: Reminder
  previous: Reminder | undefined
  mail?: MailOrder
  record?: AuditRecord
}

/** Sends every due reminder of one kind. The mail and the record of who got it are written in one transaction. */
export async function remindPeople<Rule extends keyof Enforcement>(
  run: JobRun<unknown>,
  kind: ReminderKind<Rule>,
): Promise<JobOutcome | undefined> {
  const { store, audit, policies, notifications, clock } = run.services
  const isEnabled = (await policies.listPolicies()).some(
    ({ enabled, enforcement }) => enabled && enforcement[kind.rule].enabled,
  )
  if (!isEnabled) return { code: 'no-rule' }
  const isInScope = createScopeMatcher()

  await processPeople(run, async (page) => {
    const people = await selectCovered(page)
    const ids = people.map(({ person }) => person.id)
    const stored = await listReminders(store.read, kind.id, ids)
    const triggers = await kind.findTriggers(people, stored)
    const settled = ids.filter((id) => stored.has(id) && !triggers.has(id))
    const planned: PlannedReminder[] = []
    let withoutMail = 0
    for (const covered of people) {
      const trigger = triggers.get(covered.person.id)
      if (!trigger) continue
      const reminder = await planReminder(covered, trigger, stored.get(covered.person.id))
      if (reminder === 'without-mail') withoutMail += 1
      else if (reminder) planned.push(reminder)
    }
    const sent = planned.filter(({ mail }) => mail).length
    return { counts: { sent, withoutMail }, write: (tx) => writeReminders(tx, planned, settled) }
  })
  return undefined

  async function selectCovered(people: readonly ListedPerson[]): Promise<CoveredPerson<Rule>[]> {
    const covered: CoveredPerson<Rule>[] = []
    for (const { person, state } of people) {
      if (state.disabled || state.accountExpired || (await policies.findProtection(person))) continue
      const { policy } = await policies.resolve(person)
      const rule = policy.enforcement[kind.rule]
      if (rule.enabled && isInScope(rule.scope, person)) covered.push({ person, state, policy, rule })
    }
    return covered
  }

  /** Undefined: there is nothing to send or to store. */
  async function planReminder(
    { person, policy }: CoveredPerson<Rule>,
    { trigger, since, day, isLater, values }: ReminderTrigger,
    previous: Reminder | undefined,
  ): Promise<PlannedReminder | 'without-mail' | undefined> {
    const isSame = previous?.occasion === trigger
    const lastDay = isSame ? previous.mark : noReminder
    const row = { personId: person.id, kind: kind.id, since, occasion: trigger, sentAt: clock() }
    if (day === undefined) return isSame ? undefined : { previous, reminder: { ...row, mark: noReminder, sent: 0 } }
    if (lastDay !== noReminder && !isLater(day, lastDay)) return undefined
    const to = oneAddress.safeParse(person.mail)
    if (!to.success) return 'without-mail'
    const { displayName, account, domain, language = 'en' } = person
    return {
      previous,
      reminder: { ...row, mark: day, sent: (isSame ? previous.sent : 0) + 1 },
      mail: {
        to: to.data,
        template: kind.template,
        language,
        values: { displayName, account, url: await findTaskLink(run.services, policy.id, kind.workflows), ...values },
      },
      record: {
        event: 'reminder-sent',
        subject: { id: person.id, name: `${account}@${domain}` },
        data: { task: kind.id, mark: day },
      },
    }
  }

  async function writeReminders(tx: Tx, planned: readonly PlannedReminder[], settled: readonly string[]) {
    await deleteReminders(tx, kind.id, settled)
    const records: AuditRecord[] = []
    for (const { previous, reminder, mail, record } of planned) {
      if (!(await saveReminder(tx, previous, reminder))) continue
      if (mail) await notifications.enqueue(tx, mail)
      if (record) records.push(record)
    }
    await audit.append(tx, ...records)
  }
}
