import { z } from 'zod'
import type { DirectorySession, DomainFacts, PeoplePage } from '../../directory/directory.ts'
import type { ChangePosition } from '../../directory/listing.ts'
import { planPage } from '../../identity/synchronise-page.ts'
import type { Tx } from '../../store/database.ts'
import { deleteIdentityRow, updateIdentityRow } from '../../store/identity-rows.ts'
import {
  countMissingAccounts,
  ensureDomain,
  hasAccounts,
  listMissingAccounts,
  listPositions,
  recordAccountSightings,
  savePosition,
} from '../../store/identity-synchronisation.ts'
import { defineJob, type JobOutcome, type JobRun } from '../job.ts'
import { addCounts } from '../progress.ts'

const settings = z.strictObject({
  mostPercent: z.int().min(1).max(100).default(10).meta({ label: 'schedule.synchronise-people.mostPercent' }),
})
type Settings = z.output<typeof settings>

/** Where a run is: in which domain, what is read of it, and the last account that was looked at. */
const cursorShape = z.object({
  domain: z.string(),
  /** UID_ADSDomain. */
  id: z.string(),
  /** As the reading of the domain began; absent where the controller does not say. */
  position: z.object({ controller: z.string(), invocationId: z.string(), usn: z.string() }).optional(),
  /** Only what has changed since; absent: the whole domain. */
  since: z.string().optional(),
  phase: z.enum(['read', 'delete']),
  after: z.string().optional(),
  /** Another controller than that of `position` was read, so that changes of the latter may be missing. */
  moved: z.boolean().optional(),
})
type Cursor = z.output<typeof cursorShape>

const pageSize = 200
/** In a small company a few people who leave together are a large percentage. */
const maxMissing = 10
/** Managers whose ids are remembered during a run. */
const maxManagers = 5_000

/**
 * Brings people and accounts of the identity tables up to date with the directory: the first time on a day every account, later those that have
 * changed since the last time at the same copy of the directory. A controller that was never read, or was restored, is read as a whole.
 */
export const synchronisePeople = defineJob({
  id: 'synchronise-people',
  cron: '15 * * * *',
  settings,
  async work(run): Promise<JobOutcome | undefined> {
    if (run.services.hasForeignIdentities) return { code: 'identities-elsewhere' }
    const begun = cursorShape.optional().parse(run.progress.cursor)
    const domains = run.services.directory.domains.toSorted((a, b) => (a.name < b.name ? -1 : 1))
    let code: string | undefined
    for (const domain of domains.filter(({ name }) => !begun || name >= begun.domain)) {
      const own = begun?.domain === domain.name ? begun : undefined
      code = (await synchroniseDomain(run, domain, own)) ?? code
    }
    return code === undefined ? undefined : { code }
  },
})

type Run = JobRun<Settings>

async function synchroniseDomain(
  run: Run,
  domain: DomainFacts,
  begun: Cursor | undefined,
): Promise<string | undefined> {
  const { directory } = run.services
  const session = directory.openSession({
    domain: domain.name,
    controller: begun?.position?.controller,
    signal: run.signal,
  })
  const start = begun ?? (await begin(run, session, domain))
  const read = start.phase === 'read' ? await readDomain(run, session, start) : start
  const isWhole = read.since === undefined
  const code = isWhole ? await deleteMissing(run, read) : undefined
  const { position, moved } = read
  if (position && !moved)
    await run.commit(run.progress, (tx) =>
      savePosition(tx, { ...position, domain: domain.name, readAt: run.startedAt }),
    )
  return code
}

/** Decides what is read: all, or what has changed since the last time. */
async function begin(run: Run, session: DirectorySession, { name, netbiosName }: DomainFacts): Promise<Cursor> {
  const { store } = run.services
  // Before the first account is read: what changes from here on is read the next time.
  const position = await session.readChangePosition()
  const positions = await listPositions(store.read, name)
  let id = ''
  const known = positions.find(({ invocationId }) => invocationId === position?.invocationId)
  const today = dayOf(run.startedAt)
  const wasReadToday = positions.some(({ readAt }) => dayOf(readAt) === today)
  const since = known && position && wasReadToday && isAtOrBehind(known.usn, position) ? known.usn : undefined
  await run.commit(run.progress, async (tx) => {
    id = await ensureDomain(tx, { dnsName: name, netbiosName })
  })
  return { domain: name, id, position, since, phase: 'read' }
}

/** A lower number than before: the controller was set back without saying so. */
const isAtOrBehind = (usn: string, position: ChangePosition): boolean => BigInt(usn) <= BigInt(position.usn)

const dayOf = (moment: Date): string => moment.toISOString().slice(0, 10)

async function readDomain(run: Run, session: DirectorySession, start: Cursor): Promise<Cursor> {
  let current = start
  const { after, since: changedSince } = start
  const managers = new Map<string, string | undefined>()
  for await (const page of session.listPeople({ after, pageSize, changedSince })) {
    run.signal.throwIfAborted()
    current = {
      ...current,
      after: page.cursor,
      moved: current.moved || page.controller !== current.position?.controller,
    }
    await synchronisePage(run, session, { page, cursor: current, managers })
  }
  return { ...current, phase: 'delete', after: undefined }
}

async function synchronisePage(
  run: Run,
  session: DirectorySession,
  { page, cursor, managers }: { page: PeoplePage; cursor: Cursor; managers: Map<string, string | undefined> },
): Promise<void> {
  const { store } = run.services
  await findManagers(session, page, managers)
  const accounts = page.people.map(({ person, state }) => ({ person, disabled: state.disabled }))
  const plan = await planPage(store.read, cursor.id, accounts, managers)
  const { done, counts } = run.progress
  const progress = { cursor, done: done + page.people.length, counts: addCounts(counts, plan.counts) }
  await run.commit(progress, async (tx) => {
    await plan.write(tx)
    const ids = page.people.map(({ person }) => person.id)
    if (cursor.since === undefined) await recordAccountSightings(tx, ids, run.startedAt)
  })
}

/** The directory names a manager by distinguished name; few people are the manager of many. */
async function findManagers(
  session: DirectorySession,
  page: PeoplePage,
  managers: Map<string, string | undefined>,
): Promise<void> {
  if (managers.size > maxManagers) managers.clear()
  for (const { person } of page.people) managers.set(person.distinguishedName, person.id)
  for (const { person } of page.people) {
    const { manager } = person
    if (manager !== undefined && !managers.has(manager))
      managers.set(manager, (await session.findByDistinguishedName(manager))?.id)
  }
}

/** Accounts that the whole domain did not have. A wrong base or missing rights are more likely than so many people who left at once. */
async function deleteMissing(run: Run, cursor: Cursor): Promise<string | undefined> {
  const { store } = run.services
  const scope = { domain: cursor.id, since: run.startedAt }
  const { all, missing } = await countMissingAccounts(store.read, scope)
  if (missing > Math.max(maxMissing, (all * run.settings.mostPercent) / 100)) return 'too-many-missing'
  for (let after = cursor.after ?? ''; ; ) {
    const page = await listMissingAccounts(store.read, { ...scope, after, count: pageSize })
    const last = page.at(-1)
    if (!last) return undefined
    const gone: typeof page = []
    // Each is looked up before it is deleted, in every domain: a list may omit an account, and one may have moved to another domain.
    for (const account of page) if (!(await isInDirectory(run, account.ObjectGUID))) gone.push(account)
    after = last.ObjectGUID
    const counts = addCounts(run.progress.counts, { deleted: gone.length })
    await run.commit({ ...run.progress, cursor: { ...cursor, after }, counts }, async (tx) => {
      for (const account of gone) await deleteAccount(tx, account, run.startedAt)
    })
  }
}

async function isInDirectory({ services, signal }: Run, id: string): Promise<boolean> {
  for (const { name } of services.directory.domains) {
    signal.throwIfAborted()
    if (await services.directory.openSession({ domain: name, signal }).findById(id)) return true
  }
  return false
}

/** A person without an account is deactivated and keeps what is entered; with the account's return they are active again. */
async function deleteAccount(
  tx: Tx,
  { UID_ADSAccount, UID_Person }: { UID_ADSAccount: string; UID_Person: string | null },
  leftDirectoryAt: Date,
): Promise<void> {
  await deleteIdentityRow(tx, 'ADSAccount', [UID_ADSAccount])
  if (UID_Person === null || (await hasAccounts(tx, UID_Person))) return
  await updateIdentityRow(tx, 'Person', [UID_Person], ({ IsInActive }) =>
    IsInActive ? undefined : { IsInActive: true, leftDirectoryAt },
  )
}
