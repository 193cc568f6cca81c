import { CompiledQuery } from 'kysely'
import { expect, test } from 'vitest'
import { countOutcomes, countOutcomesBySite } from '../audit/count-outcomes.ts'
import { deleteSubjectsWithoutEvents } from '../audit/cuts.ts'
import { searchEvents } from '../audit/search-events.ts'
import { listEventsAbout } from '../audit/subject-events.ts'
import { deleteExpiredApiKeys, findApiKey } from './api-keys.ts'
import { settleAttempts } from './attempts.ts'
import { deleteBulkPerson, listBulkPeople, retryBulkPeople, saveBulkOutcomes } from './bulk-people.ts'
import { deleteExpiredCallerChecks } from './caller-checks.ts'
import { readCounter, reserveAttempt } from './counters.ts'
import type { Tx } from './database.ts'
import { openMssqlOnSqlite } from './dialects/testing-mssql-on-sqlite.ts'
import { deleteExpiredEnrolmentCodes } from './enrolment-codes.ts'
import { deleteExpiredBrowsers, isKnownBrowser } from './known-browsers.ts'
import { deleteExpiredMutualProofs, findCallersProof, listOpenProofs } from './mutual-proofs.ts'
import { countInHeldMails, findHeldUntil } from './notices.ts'
import { insertRunBelow, listOpenRuns } from './open-runs.ts'
import { deleteMailsBefore, findWaitingSince, isMailDue, listMails } from './outbox.ts'
import { deleteExpiredPendingSignIns } from './pending-sign-ins.ts'
import { endAccessOf } from './person-access.ts'
import { findContacts } from './profile-contacts.ts'
import { findDecentralizedIdentity } from './profile-decentralized-identities.ts'
import { deleteExpiredPasscodes } from './profile-passcodes.ts'
import { findPasskeys } from './profile-passkeys.ts'
import { findTotp } from './profile-totp.ts'
import { findProfile, isRegistered } from './profiles.ts'
import { listVersions } from './resource-versions.ts'
import { claimRun, deleteRunsBefore, findAbandonedRuns, findRun, type Run } from './runs.ts'
import { deleteExpiredSessions, findSession } from './sessions.ts'
import { getSetting } from './settings.ts'
import { deleteExpiredChallenges } from './spent-challenges.ts'
import { findStaffFactors } from './staff-factors.ts'
import { deleteExpiredStateTokens, findStateToken } from './state-tokens.ts'
import { temporaryStore } from './testing.ts'
import { bindTestKeys } from './testing-keys.ts'
import { newTestRun } from './testing-runs.ts'
import { observed } from './testing-second-writer.ts'
import { findCurrentWorkflow } from './workflow-versions.ts'

const now = new Date(0)

/**
 * Which index serves the queries of the tables that grow with people, runs and mails, by its columns; `sqlite_autoindex…` are keys and unique
 * constraints. Both databases have the same indexes. A query that reads a whole table fails here, and, wherever a test runs it, by
 * `testing-query-plans.ts`.
 */
const queries: readonly [name: string, indexes: readonly string[], run: (tx: Tx) => Promise<unknown>][] = [
  ['the events of a run', ['AuditEvent(runId)'], (tx) => searchEvents(tx, { run: 'a' }, { limit: 10 })],
  [
    'the events behind a moment',
    ['AuditEvent(at)'],
    (tx) => searchEvents(tx, {}, { limit: 10, after: { at: now, node: 'a', sequence: 1 } }),
  ],
  [
    'the outcomes of days',
    ['AuditEvent(at, event, runId)'],
    (tx) =>
      countOutcomes(tx, [
        { since: now, until: now },
        { since: now, until: now },
      ]),
  ],
  [
    'the outcomes of a day by site',
    ['AuditEvent(at, event, runId)', 'AuditEvent(runId)'],
    (tx) => countOutcomesBySite(tx, { since: now, until: now }),
  ],
  ['a run by its id', ['Run(id)'], (tx) => findRun(tx, 'a')],
  ['the claim of a run', ['Run(id)'], (tx) => claimRun(tx, { ...newTestRun, version: 1 } as Run, { milliseconds: 1 })],
  ['open runs of an account', ['Run(accountKey, status)'], (tx) => listOpenRuns(tx, 'a')],
  ['a run that begins', ['Run(accountKey, status)'], (tx) => insertRunBelow(tx, newTestRun, 10)],
  ['abandoned runs', ['Run(status, updatedAt)'], (tx) => findAbandonedRuns(tx, 1, 10)],
  ['ended runs', ['Run(status, updatedAt)'], (tx) => deleteRunsBefore(tx, now)],
  ['a counter', ['Counter(key, kind)'], (tx) => readCounter(tx, 'a', 'b', 1)],
  ['an attempt', ['Counter(key, kind)'], (tx) => reserveAttempt(tx, 'a', 'b', 1, 1)],
  ['a session', ['Session(tokenHash)'], (tx) => findSession(tx, 'a')],
  ['a state token', ['StateToken(tokenHash)'], (tx) => findStateToken(tx, 'a')],
  ['a known browser', ['KnownBrowser(browserHash)'], (tx) => isKnownBrowser(tx, { token: 'a', accountKey: 'b' })],
  [
    'the access of a person',
    ['KnownBrowser(personId, usedAt)', 'PendingSignIn(personId)', 'Session(personId)', 'StateToken(personId)'],
    (tx) => endAccessOf(tx, 'a'),
  ],
  ['a profile', ['Profile(personId)', 'ProfileAnswer(personId, question)'], (tx) => findProfile(tx, 'a')],
  [
    'whether a person is registered',
    [
      'Profile(personId)',
      'ProfileAnswer(personId, question)',
      'ProfileContact(personId)',
      'ProfileDecentralizedIdentity(personId)',
      'ProfilePasskey(personId)',
      'ProfileTotp(personId)',
    ],
    (tx) => isRegistered(tx, 'a'),
  ],
  ['contacts', ['ProfileContact(personId)'], (tx) => findContacts(tx, 'a')],
  ['passkeys', ['ProfilePasskey(personId)'], (tx) => findPasskeys(tx, 'a')],
  ['an authenticator app', ['ProfileTotp(personId)'], (tx) => findTotp(tx, 'a')],
  [
    'whose a decentralized identity is',
    ['ProfileDecentralizedIdentity(identifierHash)'],
    (tx) => findDecentralizedIdentity(tx, 'did:key:z'),
  ],
  ['factors of staff', ['StaffFactor(personId)'], (tx) => findStaffFactors(tx, 'a')],
  ['mails that are due', ['OutboxMail(status, nextAttemptAt)'], (tx) => isMailDue(tx)],
  ['the mail that waits longest', ['OutboxMail(status, nextAttemptAt)'], (tx) => findWaitingSince(tx)],
  ['mails that were sent', ['OutboxMail(status, nextAttemptAt)'], (tx) => deleteMailsBefore(tx, now)],
  ['a page of mails', ['OutboxMail(id)'], (tx) => listMails(tx, { before: 'a', count: 10 })],
  ['mails about the same', ['OutboxMail(notice)'], (tx) => countInHeldMails(tx, 'a')],
  ['the last mail about the same', ['OutboxMail(notice)'], (tx) => findHeldUntil(tx, 'a')],
  ['challenges that are over', ['SpentChallenge(expiresAt)'], (tx) => deleteExpiredChallenges(tx)],
  ['callers whose check is over', ['CallerCheck(expiresAt)'], (tx) => deleteExpiredCallerChecks(tx)],
  ['numbers that are read out', ['MutualProof(personId)'], (tx) => listOpenProofs(tx, 'a')],
  ['the page of a caller', ['MutualProof(callerHash)'], (tx) => findCallersProof(tx, 'a')],
  ['numbers that are over', ['MutualProof(expiresAt)'], (tx) => deleteExpiredMutualProofs(tx)],
  ['an API key', ['ApiKey(tokenHash)'], (tx) => findApiKey(tx, 'a')],
  ['API keys that are over', ['ApiKey(expiresAt)'], (tx) => deleteExpiredApiKeys(tx)],
  ['enrolment codes that are over', ['EnrolmentCode(expiresAt)'], (tx) => deleteExpiredEnrolmentCodes(tx)],
  ['known browsers that are over', ['KnownBrowser(expiresAt)'], (tx) => deleteExpiredBrowsers(tx)],
  ['sign-ins that are over', ['PendingSignIn(expiresAt)'], (tx) => deleteExpiredPendingSignIns(tx)],
  ['passcodes that are over', ['ProfilePasscode(expiresAt)'], (tx) => deleteExpiredPasscodes(tx)],
  ['sessions that are over', ['Session(expiresAt)'], (tx) => deleteExpiredSessions(tx)],
  ['state tokens that are over', ['StateToken(expiresAt)'], (tx) => deleteExpiredStateTokens(tx)],
  [
    'an attempt that was none',
    ['Counter(key, kind)'],
    (tx) => settleAttempts(tx, { cleared: [{ key: 'a', kind: 'b' }], released: [{ key: 'c', kind: 'd' }], count: 1 }),
  ],
  [
    'names without events in the audit',
    [
      'AuditEvent(subject)',
      'AuditSubject(id)',
      'ResourceVersion(author)',
      'WorkflowDraft(author)',
      'WorkflowVersion(author)',
    ],
    (tx) => deleteSubjectsWithoutEvents(tx),
  ],
  [
    'the people of a bulk operation who are left',
    ['BulkOperationPerson(operation, outcome, personId)'],
    (tx) => listBulkPeople(tx, { operation: 'a', outcome: 'waiting', after: 'b', count: 20 }),
  ],
  [
    'what became of people of a bulk operation',
    ['BulkOperationPerson(operation, personId)'],
    (tx) => saveBulkOutcomes(tx, 'a', [{ personId: 'b', outcome: 'done', wave: 1 }]),
  ],
  [
    'the people of a bulk operation who are tried again',
    ['BulkOperationPerson(operation, outcome, personId)'],
    (tx) => retryBulkPeople(tx, 'a', ['failed']),
  ],
  ['a person of bulk operations', ['BulkOperationPerson(personId)'], (tx) => deleteBulkPerson(tx, 'a')],
  ['a setting', ['Setting(name)'], (tx) => getSetting(tx, 'a')],
  [
    'the current version of a workflow',
    ['WorkflowVersion(policy, workflow, version)'],
    (tx) => findCurrentWorkflow(tx, { policy: 'a', workflow: 'b' }),
  ],
  [
    'a page of versions',
    ['AuditSubject(id)', 'ResourceVersion(resource, id, version)'],
    (tx) => listVersions(tx, { resource: 'policy', id: 'a' }, { before: 9, count: 10 }),
  ],
  [
    'events about a person',
    ['AuditEvent(subject)'],
    (tx) => listEventsAbout(tx, { subject: 'a', events: ['sign-in'], count: 10 }),
  ],
]

test.each(queries)('%s: seeks', async (_, indexes, run) => {
  await using store = await temporaryStore()
  const statements: { sql: string; parameters: readonly unknown[] }[] = []
  await store.transaction((tx) =>
    run(
      observed(tx, async (statement) => {
        statements.push(statement as CompiledQuery)
      }),
    ),
  )
  const plans: string[] = []
  for (const { sql, parameters } of statements) {
    const plan = CompiledQuery.raw(`explain query plan ${sql}`, [...parameters])
    const { rows } = await store.read.executeQuery<{ detail: string }>(plan as CompiledQuery<{ detail: string }>)
    plans.push(...rows.map(({ detail }) => detail))
  }
  expect(plans.filter((detail) => /^SCAN (?!CONSTANT)/.test(detail))).toEqual([])
  const used = plans.flatMap((detail) => / USING (?:COVERING )?INDEX (\S+)/.exec(detail)?.[1] ?? [])
  const named = await Promise.all([...new Set(used)].map((index) => describeIndex(index)))
  expect([...new Set(named)].toSorted()).toEqual([...indexes].toSorted())

  async function describeIndex(index: string): Promise<string> {
    const table = CompiledQuery.raw('select tbl_name as name from sqlite_master where name = ?', [index])
    const columns = CompiledQuery.raw(`select name from pragma_index_info('${index}') order by seqno`)
    const read = async (query: CompiledQuery) =>
      (await store.read.executeQuery(query as CompiledQuery<{ name: string }>)).rows.map(({ name }) => name)
    return `${(await read(table))[0]}(${(await read(columns)).join(', ')})`
  }
})

test.each(queries)(
  '%s: SQL Server is asked by the first column of each index, which no function hides',
  async (_, indexes, run) => {
    await using folder = await temporaryStore()
    await using store = { ...(await openMssqlOnSqlite(folder.folder)), [Symbol.asyncDispose]: () => store.close() }
    bindTestKeys(store)
    await store.transaction(run)
    const asked = store.roundTrips.join('\n')
    for (const index of indexes) {
      const [, table = '', first = ''] = /^(\w+)\((\w+)/.exec(index) ?? []
      expect(asked).toContain(`"${table}"`)
      expect(asked).toMatch(new RegExp(`"${first}" (?:=|<=|<|>|in) `))
    }
  },
)
