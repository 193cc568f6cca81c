import { sql } from 'kysely'
import type { Reader } from '../store/database.ts'
import type { AuditEventName } from './events.ts'

/** What became of people's tasks. An index has these events alone (migration 0027), and a database uses it only for exactly this list. */
const outcomeEvents = [
  'account-unlocked',
  'password-changed',
  'password-reset',
  'run-stopped',
] as const satisfies readonly AuditEventName[]

/** How often each outcome happened. */
export interface OutcomeCounts {
  changes: number
  resets: number
  unlocks: number
  failures: number
}

const namesOfEvents: Record<string, keyof OutcomeCounts> = {
  'account-unlocked': 'unlocks',
  'password-changed': 'changes',
  'password-reset': 'resets',
  'run-stopped': 'failures',
} satisfies Record<(typeof outcomeEvents)[number], keyof OutcomeCounts>

interface Period {
  since: Date
  /** Excluded. */
  until: Date
}

/** The periods, each with its outcomes. */
export async function countOutcomes<Given extends Period>(
  reader: Reader,
  periods: readonly Given[],
): Promise<(Given & OutcomeCounts)[]> {
  const [first, ...others] = periods.map((period, index) =>
    selectOutcomes(reader, period)
      .select([sql.lit(index).as('period'), 'AuditEvent.event', ({ fn }) => fn.countAll<number>().as('count')])
      .groupBy('AuditEvent.event'),
  )
  if (!first) return []
  const rows = await others.reduce((all, one) => all.unionAll(one), first).execute()
  return periods.map((given, index) => ({ ...given, ...addUp(rows.filter(({ period }) => period === index)) }))
}

/** The outcomes of one period by the site on which the task began. */
export async function countOutcomesBySite(
  reader: Reader,
  period: Period,
): Promise<{ selfService: OutcomeCounts; helpdesk: OutcomeCounts }> {
  const rows = await selectOutcomes(reader, period)
    .leftJoin('AuditEvent as started', (join) =>
      join
        .onRef('started.runId', '=', 'AuditEvent.runId')
        // A literal, because a database uses the index of these events only then.
        .on('started.event', '=', sql.lit<string>('run-started' satisfies AuditEventName)),
    )
    .select(['AuditEvent.event', 'started.data', ({ fn }) => fn.countAll<number>().as('count')])
    .groupBy(['AuditEvent.event', 'started.data'])
    .execute()
  const byOperators = rows.filter(({ data }) => data !== null && JSON.parse(data).operator !== undefined)
  return { selfService: addUp(rows.filter((row) => !byOperators.includes(row))), helpdesk: addUp(byOperators) }
}

const selectOutcomes = (reader: Reader, { since, until }: Period) =>
  reader
    .selectFrom('AuditEvent')
    .where('AuditEvent.event', 'in', sql<string>`(${sql.join(outcomeEvents.map((event) => sql.lit(event)))})`)
    .where('AuditEvent.at', '>=', since)
    .where('AuditEvent.at', '<', until)

function addUp(rows: readonly { event: string; count: number }[]): OutcomeCounts {
  const counts = { changes: 0, resets: 0, unlocks: 0, failures: 0 }
  for (const { event, count } of rows) {
    const name = namesOfEvents[event]
    if (name) counts[name] += Number(count)
  }
  return counts
}
