import type { Store } from '../store/database.ts'
import type { Audit, AuditRecord } from './chain.ts'

/** Authorisation that was refused: who asked for what. */
export interface Refusal {
  code: string
  /** Id of the operation of the API. */
  operation?: string
  /** Of the session that the request brought. */
  person?: string
  address: string
}

export interface Refusals {
  /** Records it, or counts it where its caller or all callers together have had their share of this hour. */
  record(refusal: Refusal): Promise<void>
  /** Records how many more there were in hours that are over; with `all`, in this one as well. */
  flush(options?: { all?: boolean }): Promise<void>
}

const hourMs = 3_600_000
const maxPerCaller = 10
const maxPerHour = 300
/** Callers whose rest is counted one by one; that of further ones is counted together. */
const maxCallers = 100

interface CallerCount {
  refusal: Refusal
  recorded: number
  more: number
}

/**
 * Refused authorisation in the audit, within limits, so that it cannot be flooded: one event each at first, then one event an hour with
 * the number of the rest. Callers are people with a session, else addresses. Counts lie in memory: a server that is killed loses those of
 * its hour, not the events.
 */
export function createRefusals({
  store,
  audit,
  now,
  report,
}: {
  store: Store
  audit: Audit
  now: () => number
  /** For the log, at the first refusal of a person in an hour. */
  report?: (sentence: string) => void
}): Refusals {
  let startedAt = now()
  let recorded = 0
  let callers = new Map<string, CallerCount>()
  /** Of callers that are not counted one by one. */
  let others = 0

  async function closeHour(): Promise<void> {
    const counted = [...callers.values()].filter(({ more }) => more > 0)
    const records = counted.map(({ refusal, more }) => toRecord(refusal, { more }))
    if (others > 0) records.push({ event: 'access-refused', data: { more: others } })
    startedAt = now()
    recorded = 0
    others = 0
    callers = new Map()
    if (records.length > 0) await store.transaction((tx) => audit.append(tx, ...records))
  }

  return {
    async record(refusal) {
      if (now() - startedAt >= hourMs) await closeHour()
      const key = refusal.person ?? refusal.address
      const caller = callers.get(key) ?? { refusal, recorded: 0, more: 0 }
      if (!callers.has(key)) {
        if (callers.size >= maxCallers) {
          others++
          return
        }
        callers.set(key, caller)
      }
      if (caller.recorded >= maxPerCaller || recorded >= maxPerHour) {
        caller.more++
        return
      }
      caller.recorded++
      recorded++
      const { code, operation } = refusal
      await store.transaction((tx) => audit.append(tx, toRecord(refusal, { code, operation })))
      if (refusal.person === undefined || caller.recorded > 1) return
      const what = operation === undefined ? 'a request' : `the operation ${operation}`
      report?.(
        `${await nameOf(store, refusal.person)} was refused ${what} (${code}); further ones within the hour are in the audit alone.`,
      )
    },
    async flush({ all = false } = {}) {
      if (all || now() - startedAt >= hourMs) await closeHour()
    },
  }
}

/** As the audit knows the person. */
async function nameOf(store: Store, id: string): Promise<string> {
  const subjects = store.read.selectFrom('AuditSubject').select('name').where('id', '=', id)
  return (await subjects.executeTakeFirst())?.name ?? id
}

/** The address lies beside the event, since it is personal data that must be erasable. */
const toRecord = ({ person, address }: Refusal, data: NonNullable<AuditRecord['data']>): AuditRecord => ({
  event: 'access-refused',
  ...(person !== undefined && { subject: { id: person } }),
  data,
  texts: { address },
})
