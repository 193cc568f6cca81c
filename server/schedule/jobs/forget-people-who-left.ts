import { z } from 'zod'
import { eraseSubject } from '../../audit/names.ts'
import { eraseTextsAbout } from '../../audit/texts.ts'
import { deleteBulkPerson } from '../../store/bulk-people.ts'
import type { Tx } from '../../store/database.ts'
import { deleteEnrolmentCode } from '../../store/enrolment-codes.ts'
import { endAccessOf } from '../../store/person-access.ts'
import {
  countMissingPeople,
  deleteSighting,
  filterStored,
  listMissingPeople,
  type MissingPerson,
  recordMissing,
  recordSightings,
} from '../../store/person-sightings.ts'
import { deleteProfile } from '../../store/profiles.ts'
import { deleteRemindersOfPerson } from '../../store/reminders.ts'
import { removeStaffFactors } from '../../store/staff-factors.ts'
import { defineJob, type JobOutcome, type JobRun } from '../job.ts'
import { processPeople } from '../process-people.ts'
import { addCounts } from '../progress.ts'

const label = (name: string) => ({ label: `schedule.forget-people-who-left.${name}` })
const settings = z.strictObject({
  days: z
    .int()
    .min(1)
    .max(3650)
    .default(90)
    .meta({ ...label('days'), unit: 'days' }),
  /** Consecutive runs without the person: a single one may have seen half a directory. */
  walks: z.int().min(2).max(1000).default(2).meta(label('walks')),
  mostPercent: z.int().min(1).max(100).default(10).meta(label('mostPercent')),
  eraseNames: z.boolean().default(false).meta(label('eraseNames')),
})
type Settings = z.output<typeof settings>

const dayMs = 86_400_000
const pageSize = 100
/** In a small company a few people who leave together are a large percentage. */
const maxMissing = 10

/** Deletes what people registered, and the second factors of staff, who have been missing from the directory for some time. People of a domain that is no longer connected do not count as missing. */
export const forgetPeopleWhoLeft = defineJob({
  id: 'forget-people-who-left',
  cron: '0 4 * * *',
  enabled: false,
  settings,
  async work(run): Promise<JobOutcome | undefined> {
    const { store } = run.services
    const { cursor } = run.progress
    const swept = z.object({ sweptTo: z.string() }).safeParse(cursor)
    if (!swept.success) {
      await processPeople(run, async (people) => {
        const met = await filterStored(
          store.read,
          people.map(({ person }) => person.id),
        )
        return { write: (tx) => recordSightings(tx, met, run.startedAt) }
      })
      const { all, missed } = await countMissingPeople(store.read, { domains: domainNames(run), since: run.startedAt })
      // A wrong base or missing rights are more likely than so many people who left at once.
      const isTooMany = missed > Math.max(maxMissing, (all * run.settings.mostPercent) / 100)
      if (isTooMany) return { code: 'too-many-missing', counts: { missing: missed } }
    }
    await forgetMissing(run, swept.data?.sweptTo ?? '')
    return undefined
  },
})

const domainNames = ({ services }: JobRun<Settings>) => services.directory.domains.map(({ name }) => name)

async function forgetMissing(run: JobRun<Settings>, from: string): Promise<void> {
  const filter = { domains: domainNames(run), since: run.startedAt, count: pageSize }
  for (let after = from; ; ) {
    const page = await listMissingPeople(run.services.store.read, { ...filter, after })
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
        writes.push((tx) => recordMissing(tx, { ...one, missingSince, misses }))
      } else if (await isInDirectory(run, one)) {
        writes.push((tx) => recordSightings(tx, [one.personId], run.startedAt))
      } else {
        counts.forgotten += 1
        writes.push((tx) => forgetPerson(run, tx, one))
      }
    }
    after = last.personId
    const progress = { ...run.progress, cursor: { sweptTo: after }, counts: addCounts(run.progress.counts, counts) }
    await run.commit(progress, async (tx) => {
      for (const write of writes) await write(tx)
    })
  }
}

/** Looked up by id before anything is deleted: a list may omit people. */
async function isInDirectory(
  { services, signal }: JobRun<Settings>,
  { personId, domain }: MissingPerson,
): Promise<boolean> {
  return (await services.directory.openSession({ domain, signal }).findById(personId)) !== undefined
}

async function forgetPerson(
  { services, settings }: JobRun<Settings>,
  tx: Tx,
  { personId }: MissingPerson,
): Promise<void> {
  await deleteProfile(tx, personId)
  await deleteRemindersOfPerson(tx, personId)
  await endAccessOf(tx, personId)
  await removeStaffFactors(tx, personId)
  await deleteEnrolmentCode(tx, personId)
  await deleteBulkPerson(tx, personId)
  await deleteSighting(tx, personId)
  const subject = { id: personId, name: personId }
  await services.audit.append(tx, { event: 'profile-forgotten', subject, data: { task: forgetPeopleWhoLeft.id } })
  if (!settings.eraseNames) return
  await eraseSubject(tx, services.keys, personId)
  await eraseTextsAbout(tx, services.keys, personId)
}
