import { z } from 'zod'
import { eraseSubject } from '../../audit/chain.ts'
import type { Tx } from '../../store/database.ts'
import {
  countMissed,
  forgetSighting,
  type Missed,
  missedPeople,
  missedPerson,
  profilesAmong,
  sawPeople,
} from '../../store/person-sightings.ts'
import { deleteProfile } from '../../store/profiles.ts'
import { forgetRemindersOf } from '../../store/reminders.ts'
import { revokeStateTokens } from '../../store/state-tokens.ts'
import { added } from '../progress.ts'
import { defineTask, type TaskEnd, type TaskRun } from '../task.ts'
import { walkPeople } from '../walk-people.ts'

const label = (name: string) => ({ label: `schedule.forget-people-who-left.${name}` })
const settings = z.strictObject({
  days: z.int().min(1).max(3650).default(90).meta(label('days')),
  /** In a row that did not meet the person: a single one may have been shown half a directory. */
  walks: z.int().min(2).max(1000).default(2).meta(label('walks')),
  mostPercent: z.int().min(1).max(100).default(10).meta(label('mostPercent')),
  eraseNames: z.boolean().default(false).meta(label('eraseNames')),
})
type Settings = z.output<typeof settings>

const dayMs = 86_400_000
const pageSize = 100
/** In a small company a few who leave together are many in a hundred. */
const fewEnough = 10

/** Forgets what people registered who have not been in the directory for some time. A domain that is no longer connected is no sign of that. */
export const forgetPeopleWhoLeft = defineTask({
  id: 'forget-people-who-left',
  cron: '0 4 * * *',
  enabled: false,
  settings,
  async work(run): Promise<TaskEnd | undefined> {
    const { store } = run.services
    const { cursor } = run.progress
    const swept = z.object({ sweptTo: z.string() }).safeParse(cursor)
    if (!swept.success) {
      await walkPeople(run, async (people) => {
        const met = await profilesAmong(
          store.read,
          people.map(({ person }) => person.id),
        )
        return { write: (tx) => sawPeople(tx, met, run.startedAt) }
      })
      const { all, missed } = await countMissed(store.read, { domains: domainsOf(run), since: run.startedAt })
      // Rather a wrong base or missing rights than so many who left at once.
      const isTooMany = missed > Math.max(fewEnough, (all * run.settings.mostPercent) / 100)
      if (isTooMany) return { code: 'too-many-missing', counts: { missing: missed } }
    }
    await sweep(run, swept.data?.sweptTo ?? '')
    return undefined
  },
})

const domainsOf = ({ services }: TaskRun<Settings>) => services.directory.domains.map(({ name }) => name)

async function sweep(run: TaskRun<Settings>, from: string): Promise<void> {
  const of = { domains: domainsOf(run), since: run.startedAt, count: pageSize }
  for (let after = from; ; ) {
    const page = await missedPeople(run.services.store.read, { ...of, after })
    const last = page.at(-1)
    if (!last) return
    const writes: ((tx: Tx) => Promise<void>)[] = []
    const counts = { missing: page.length, forgotten: 0 }
    for (const one of page) {
      run.signal.throwIfAborted()
      const missingSince = one.missingSince ?? run.startedAt
      const misses = one.misses + 1
      const isOld = run.startedAt.getTime() - missingSince.getTime() >= run.settings.days * dayMs
      if (misses < run.settings.walks || !isOld) {
        writes.push((tx) => missedPerson(tx, { ...one, missingSince, misses }))
      } else if (await isInDirectory(run, one)) {
        writes.push((tx) => sawPeople(tx, [one.personId], run.startedAt))
      } else {
        counts.forgotten += 1
        writes.push((tx) => forget(run, tx, one))
      }
    }
    after = last.personId
    const progress = { ...run.progress, cursor: { sweptTo: after }, counts: added(run.progress.counts, counts) }
    await run.commit(progress, async (tx) => {
      for (const write of writes) await write(tx)
    })
  }
}

/** Asked by name before anything is thrown away: a list may leave somebody out. */
async function isInDirectory({ services, signal }: TaskRun<Settings>, { personId, domain }: Missed): Promise<boolean> {
  return (await services.directory.session({ domain, signal }).person(personId)) !== undefined
}

async function forget({ services, settings }: TaskRun<Settings>, tx: Tx, { personId }: Missed): Promise<void> {
  await deleteProfile(tx, personId)
  await forgetRemindersOf(tx, personId)
  await revokeStateTokens(tx, personId)
  await forgetSighting(tx, personId)
  const subject = { id: personId, name: personId }
  await services.audit.append(tx, { event: 'profile-forgotten', subject, data: { task: forgetPeopleWhoLeft.id } })
  if (settings.eraseNames) await eraseSubject(tx, personId)
}
