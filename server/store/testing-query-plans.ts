import { DatabaseSync } from 'node:sqlite'
import { type CompiledQuery, DefaultQueryCompiler } from 'kysely'

/**
 * Every statement that the program asks of a database of the tests must find its rows by an index, in whatever test it first runs. What reads
 * a whole table stands here, with the reason.
 */
export const mayReadWhole: Readonly<Record<string, string>> = {
  'audit/checkpoints.ts findNewestUnnumbered': 'before the first numbered checkpoint of a database alone',
  'audit/cuts.ts cutAudit': 'one checkpoint an hour, of which retention leaves some months',
  'audit/names.ts signOldNames': 'a job after an upgrade, in pages by key',
  'audit/read-pages.ts readPages': 'the audit is verified whole, in pages by key',
  'audit/search-events.ts findSubjects': 'an auditor types a part of a name; the names alone are read',
  'audit/verify.ts verifyAudit': 'as above',
  'engine/simulation/simulated-run.ts decideApproval': 'a database in memory, of one run',
  'engine/simulation/simulated-run.ts listEvents': 'as above',
  'engine/simulation/simulated-run.ts listMails': 'as above',
  'identity/foreign-list.ts listForeignRows': 'as the next one; a page in the order of a name',
  'identity/foreign-source.ts selectRows':
    'a file of SQLite is another product’s database in tests only; SQL Server has the product’s indexes',
  'profiles/method-shares.ts countMethodShares': 'once a night, and once at the first start',
  'store/api-keys.ts listApiKeys': 'an administrator lists at most 200 API keys',
  'store/encrypted-columns.ts countEnvelopesByKey': 'an administrator lists keys',
  'store/encrypted-columns.ts listRowsOfOtherKeys': 'a job after a rotation of keys, in pages by key',
  'store/identity-lists.ts listIdentityRows': 'a page in the order of the index of names',
  'store/key-uses.ts countUnnamed': 'an administrator lists keys',
  'store/key-uses.ts signed': 'as above',
  'store/outbox.ts countMails': 'an administrator looks at the mails; the index alone is read',
  'store/outbox.ts listMails': 'a page in the order of the key; with a state, of those that have it',
  'store/person-sightings.ts countMissingPeople': 'a nightly job asks about every person',
  'store/person-sightings.ts listMissingPeople': 'as above',
  'store/registrations.ts countPeopleIn': 'once a night',
  'store/registrations.ts listRegistrations': 'a nightly job goes through every person, in pages by key',
  'store/resource-versions.ts listRecentVersions': 'the newest few, in the order of the index by moment',
  'store/sign-existing-rows.ts signUnsigned': 'a job after an upgrade, in pages by key',
  'store/signed-table-pages.ts readSignedTable': 'a nightly job verifies every row, in pages by key',
  'store/state-tokens.ts hasStateToken': 'the first row alone',
  'store/user-statistics.ts listStatistics': 'some hundred nights; the index alone is read',
}

/** Tables that stay small, whatever the number of people. */
const small = new Set([
  'ADSDomain',
  'AuditCut',
  'AuditHead',
  'BulkOperation',
  'DirectoryPosition',
  'Job',
  'ManagementPolicy',
  'Node',
  'Setting',
  'StaffFactor',
  'WorkflowDraft',
  'WorkflowVersion',
])

/** They run statements on behalf of others. */
const helpers = /^store\/(?:changes|columns|delete-rows|inserting|paging|prepared|signed-rows|together)\.ts/

/** By text, the function that asks; statements of tests are not in it. */
const askedBy = new Map<string, string>()
const seeking = new Set<string>()

/** The text that SQLite gets in place of one for SQL Server. */
export function noteTranslation(sql: string, translated: string): void {
  const origin = askedBy.get(sql)
  if (origin !== undefined) askedBy.set(translated, origin)
}

const compile = DefaultQueryCompiler.prototype.compileQuery
DefaultQueryCompiler.prototype.compileQuery = function (node, id): CompiledQuery {
  const query = compile.call(this, node, id)
  if (!askedBy.has(query.sql)) {
    const origin = findOrigin()
    if (origin !== undefined) askedBy.set(query.sql, origin)
  }
  return query
}

const prepare = DatabaseSync.prototype.prepare
DatabaseSync.prototype.prepare = function (sql, ...rest) {
  const origin = askedBy.get(sql)
  if (origin !== undefined && !seeking.has(sql) && /^(?:select|insert|update|delete|with)\b/.test(sql)) {
    const whole = findWholeReads(sql, prepare.call(this, `explain query plan ${sql}`).all() as { detail: string }[])
    if (whole.length > 0 && !(origin in mayReadWhole))
      throw new Error(
        `${origin} reads the whole of ${whole.join(' and ')}: an index is missing, or a reason in testing-query-plans.ts`,
      )
    seeking.add(sql)
  }
  return prepare.call(this, sql, ...rest)
}

/** The tables of which a plan reads every row; a plan names a table by its alias. */
export function findWholeReads(sql: string, plan: readonly { detail: string }[]): string[] {
  return plan.flatMap(({ detail }) => {
    // Rows that a statement brings itself: `SCAN 2-ROW VALUES CLAUSE`, `SCAN CONSTANT ROW`.
    const [, name] = /^SCAN (?!CONSTANT)([A-Za-z]\w*)/.exec(detail) ?? []
    if (name === undefined) return []
    const [, table = name] = new RegExp(`"(\\w+)" as "${name}"`).exec(sql) ?? []
    return small.has(table) ? [] : [table]
  })
}

/** The function of the program in whose call a statement is compiled: `store/runs.ts findRun`. Undefined for tests and migrations. */
function findOrigin(): string | undefined {
  const { stackTraceLimit, prepareStackTrace } = Error
  Error.stackTraceLimit = 60
  // The frames themselves: to write them as text, with the places in TypeScript, takes many times as long.
  Error.prepareStackTrace = (_, frames) => frames
  const frames = new Error().stack as unknown as NodeJS.CallSite[]
  Object.assign(Error, { stackTraceLimit, prepareStackTrace })
  for (const frame of frames) {
    const [, file] = /\/server\/(.*)$/.exec(frame.getFileName() ?? '') ?? []
    if (file === undefined || /node_modules|testing-query-plans/.test(file) || helpers.test(file)) continue
    const isOther = /\.test\.|testing|migrations|store\/open\.ts/.test(file)
    return isOther ? undefined : `${file} ${frame.getFunctionName() ?? ''}`
  }
  return undefined
}
