import type { AuditRecord } from '../audit/chain.ts'
import type { ListedPerson } from '../directory/directory.ts'
import type { MailOrder } from '../notifications/notifications.ts'
import { oneAddress } from '../notifications/rendering.ts'
import { type Enforcement, ruleScopes } from '../policies/enforcement.ts'
import type { ManagementPolicy } from '../policies/management-policy.ts'
import type { Tx } from '../store/database.ts'
import { forgetReminders, type Reminder, remindersOf, saveReminder } from '../store/reminders.ts'
import type { TaskEnd, TaskRun } from './task.ts'
import { walkPeople } from './walk-people.ts'

/** One kind of reminder, by a rule of the management policies. */
export interface ReminderKind<Rule extends keyof Enforcement> {
  /** The task's id. */
  id: string
  rule: Rule
  template: string
  /** The task that the mail leads to, the first that the person's policy offers. */
  tasks: readonly string[]
  /**
   * What is to be said of this page's people, who are those that the rule is for; who is not named has nothing to be reminded of,
   * and is written to anew when that changes.
   */
  occasions(people: readonly Covered<Rule>[], before: ReadonlyMap<string, Reminder>): Promise<Map<string, Occasion>>
}

export interface Covered<Rule extends keyof Enforcement> extends ListedPerson {
  policy: ManagementPolicy
  rule: Enforcement[Rule]
}

export interface Occasion {
  /** What it is about: another one begins the marks anew. */
  occasion: string
  since: Date
  /** Undefined: it is not time yet, which is remembered, too. */
  mark: number | undefined
  /** Whether a mark comes after the one that was written of last. */
  isLater(mark: number, last: number): boolean
  values?: MailOrder['values']
}

/** Nothing was written of yet. */
const none = -1

/** Writes to everybody whom a kind of reminder is due for; who was written what is kept in the transaction of the mail. */
export async function remindPeople<Rule extends keyof Enforcement>(
  run: TaskRun<unknown>,
  kind: ReminderKind<Rule>,
): Promise<TaskEnd | undefined> {
  const { store, audit, policies, notifications, clock } = run.services
  const inForce = (await policies.all()).some(({ enabled, enforcement }) => enabled && enforcement[kind.rule].enabled)
  if (!inForce) return { code: 'no-rule' }
  const isCovered = ruleScopes()

  async function covered(people: readonly ListedPerson[]): Promise<Covered<Rule>[]> {
    const found: Covered<Rule>[] = []
    for (const { person, state } of people) {
      if (state.disabled || state.accountExpired || policies.protection(person)) continue
      const { policy } = await policies.resolve(person)
      const rule = policy.enforcement[kind.rule]
      if (rule.enabled && isCovered(rule.scope, person)) found.push({ person, state, policy, rule })
    }
    return found
  }

  await walkPeople(run, async (page) => {
    const people = await covered(page)
    const before = await remindersOf(
      store.read,
      kind.id,
      people.map(({ person }) => person.id),
    )
    const occasions = await kind.occasions(people, before)
    const settled = people.map(({ person }) => person.id).filter((id) => before.has(id) && !occasions.has(id))
    const reminders: { reminder: Reminder; before: Reminder | undefined; mail?: MailOrder; record?: AuditRecord }[] = []
    let withoutMail = 0
    for (const one of people) {
      const { person } = one
      const occasion = occasions.get(person.id)
      if (!occasion) continue
      const last = before.get(person.id)
      const isSame = last?.occasion === occasion.occasion
      const lastMark = isSame ? last.mark : none
      const { mark, since } = occasion
      const isDue = mark !== undefined && (lastMark === none || occasion.isLater(mark, lastMark))
      const row = { personId: person.id, kind: kind.id, since, occasion: occasion.occasion }
      if (!isDue) {
        const noted = { ...row, mark: none, sent: 0, sentAt: clock() }
        if (!isSame && occasion.mark === undefined) reminders.push({ before: last, reminder: noted })
        continue
      }
      const to = oneAddress.safeParse(person.mail)
      if (!to.success) {
        withoutMail += 1
        continue
      }
      const { displayName, account, domain, language = 'en' } = person
      const values = { displayName, account, url: await linkFor(one.policy), ...occasion.values }
      reminders.push({
        before: last,
        reminder: { ...row, mark, sent: (isSame ? last.sent : 0) + 1, sentAt: clock() },
        mail: { to: to.data, template: kind.template, language, values },
        record: {
          event: 'reminder-sent',
          subject: { id: person.id, name: `${account}@${domain}` },
          data: { task: kind.id, mark },
        },
      })
    }
    const sent = reminders.filter(({ mail }) => mail).length
    return { counts: { sent, withoutMail }, write: writeAll }

    async function writeAll(tx: Tx): Promise<void> {
      await forgetReminders(tx, kind.id, settled)
      const records: AuditRecord[] = []
      for (const { before: last, reminder, mail, record } of reminders) {
        if (!(await saveReminder(tx, last, reminder))) continue
        if (mail) await notifications.enqueue(tx, mail)
        if (record) records.push(record)
      }
      await audit.append(tx, ...records)
    }
  })

  /** Names the task and nobody: an address may be logged on its way. */
  async function linkFor(policy: ManagementPolicy): Promise<string> {
    for (const task of kind.tasks) {
      if (await policies.workflow(task, 'self-service', policy.id)) return `${run.services.url}/?task=${task}`
    }
    return `${run.services.url}/`
  }
  return undefined
}
