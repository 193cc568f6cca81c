/** `unknown-key`: the MAC names a key that this server's key file does not have, such as one that another server has made. */
export type Fault = 'no-mac' | 'wrong-mac' | 'unknown-key'

/** A row whose MAC is missing or wrong. The key names the row; it holds ids, hashes and names only. */
export interface RefusedRow {
  table: string
  key: readonly string[]
  reason: Fault
}

export interface Refusals {
  report(row: RefusedRow): void
  /** Also hears of the rows that were refused before it listened, as by the first reads of a start. */
  listen(listener: (row: RefusedRow) => void): void
}

const repeatAfterMs = 3_600_000
/** Who writes more rows than this is reported, but not with every row. */
const maxRemembered = 1_000

/** Reports each refused row once an hour, however often it is read. */
export function createRefusals(monotonicNow: () => number = () => performance.now()): Refusals {
  const reportedAt = new Map<string, number>()
  const waiting: RefusedRow[] = []
  let notify = (row: RefusedRow): void => void waiting.push(row)
  return {
    report(row) {
      const now = monotonicNow()
      const id = JSON.stringify([row.table, ...row.key])
      if (now - (reportedAt.get(id) ?? Number.NEGATIVE_INFINITY) < repeatAfterMs) return
      for (const [known, at] of reportedAt) if (now - at >= repeatAfterMs) reportedAt.delete(known)
      if (reportedAt.size >= maxRemembered) return
      reportedAt.set(id, now)
      notify(row)
    },
    listen(listener) {
      notify = listener
      for (const row of waiting.splice(0)) listener(row)
    },
  }
}

/** As long as any key that this program writes; a forged one may be longer. */
const maxKeyLength = 256

/** For the audit. */
export const toAuditData = ({ table, key, reason }: RefusedRow) => ({
  table,
  key: key.map((part) => part.slice(0, maxKeyLength)),
  reason,
})

/** A line for the log. JSON, since a key may contain anything that was written into the database. */
export const describeRefusedRow = ({ table, key, reason }: RefusedRow): string =>
  `A row of ${table} was refused (${reason}): ${JSON.stringify(key)}`
