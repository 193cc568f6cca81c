import { type RawBuilder, sql } from 'kysely'
import { databaseNow, databaseNowPlus, dialectOf } from './columns.ts'
import { reserveAttempt } from './counters.ts'
import type { Tx } from './database.ts'
import { runPrepared } from './prepared.ts'
import { deferred } from './together.ts'

/** An attempt counts with several counters at once: by its factor, by its account, by the site. Each of these functions is one statement for all of them. */
interface CounterKey {
  key: string
  kind: string
}

/** A counter of an attempt, with the limit that it must not pass: as in `reserveAttempt`. */
export interface Reservation extends CounterKey {
  windowMs: number
  limit: number
  windowFrom: 'last-try' | 'first-try'
}

/**
 * Reserves one attempt with all of these counters. False: at least one refuses it, and others may have counted it, so that the caller must roll the
 * transaction back. SQL Server has no upsert that is safe without lock hints; there one statement counts on, and each other counter has its own.
 */
export async function reserveAttempts(tx: Tx, reservations: readonly Reservation[]): Promise<boolean> {
  if (reservations.some(({ limit }) => limit < 1)) return false
  if (dialectOf(tx) === 'sqlite') return upsert(tx, reservations)
  const counted = reservations.length > 1 ? await countOn(tx, reservations) : []
  for (const { key, kind, windowMs, limit, windowFrom } of reservations) {
    if (counted.some((one) => one.key === key && one.kind === kind)) continue
    if (!(await reserveAttempt(tx, key, kind, windowMs, limit, windowFrom))) return false
  }
  return true
}

/** The counters that have counted it: those that exist and are below their limit. */
async function countOn(tx: Tx, reservations: readonly Reservation[]): Promise<CounterKey[]> {
  const { name, values } = describeReservations(reservations)
  const { rows } = await runPrepared(tx, `count on ${name}`, values, (values) => {
    const { mayCount, ...counted } = countingOf(tx, reservations, values)
    return tx
      .updateTable('Counter')
      .set(counted)
      .output(['inserted.key', 'inserted.kind'])
      .where(
        sql<boolean>`(${sql.join(
          reservations.map((_, at) => isCounter(values, at)),
          sql` or `,
        )})`,
      )
      .where(mayCount)
  })
  return rows
}

/** Whatever shapes the text of the statement belongs in the name. */
function describeReservations(reservations: readonly Reservation[]) {
  const name = reservations.map(({ windowMs, windowFrom }) => `${windowMs} from ${windowFrom}`).join()
  return { name, values: numbered(reservations, ({ key, kind, limit }) => ({ key, kind, limit })) }
}

function countingOf(tx: Tx, reservations: readonly Reservation[], values: Numbered) {
  const now = databaseNow(tx)
  const [failures, startedAt] = [sql.ref('Counter.failures'), sql.ref('Counter.windowStartedAt')]
  const ofRow = (toValue: (reservation: Reservation, index: number) => unknown) =>
    sql`case ${joinLines(reservations.map((one, at) => sql`when ${isCounter(values, at)} then ${toValue(one, at)}`))} end`
  const isCurrent = sql`${startedAt} > ${ofRow(({ windowMs }) => databaseNowPlus(tx, -windowMs))}`
  return {
    failures: sql<number>`case when ${isCurrent} then ${failures} + 1 else 1 end`,
    windowStartedAt: sql<Date>`${ofRow(({ windowFrom }) =>
      windowFrom === 'last-try' ? now : sql`case when ${isCurrent} then ${startedAt} else ${now} end`,
    )}`,
    mayCount: sql<boolean>`(not ${isCurrent} or ${failures} < ${ofRow((_, at) => values[`limit ${at}`])})`,
  }
}

async function upsert(tx: Tx, reservations: readonly Reservation[]): Promise<boolean> {
  const { name, values } = describeReservations(reservations)
  const { numAffectedRows } = await runPrepared(tx, `reserve within ${name}`, values, (values) => {
    const now = databaseNow(tx)
    const { mayCount, ...counted } = countingOf(tx, reservations, values)
    return tx
      .insertInto('Counter')
      .columns(['key', 'kind', 'failures', 'windowStartedAt', 'lockedUntil'])
      .values(
        reservations.map((_, at) => ({
          ...counterOf(values, at),
          failures: 1,
          windowStartedAt: now,
          lockedUntil: null,
        })),
      )
      .onConflict((conflict) => conflict.columns(['key', 'kind']).doUpdateSet(counted).where(mayCount))
  })
  return numAffectedRows === BigInt(reservations.length)
}

/** Before every window: a counter that was cleared begins again, whatever its window. */
const longAgo = new Date(0)

/**
 * What became of attempts that were reserved: `cleared` counters begin again, without a lock, and `released` ones lose `count` attempts that were never
 * made, or that were no failures; none falls below zero. Rows stay, since the next attempt needs them.
 */
export async function settleAttempts(
  tx: Tx,
  {
    cleared = [],
    released = [],
    count = 0,
  }: { cleared?: readonly CounterKey[]; released?: readonly CounterKey[]; count?: number },
): Promise<void> {
  const counters = [...cleared, ...released]
  if (counters.length === 0) return
  const values = { count, longAgo, ...numbered(counters, ({ key, kind }) => ({ key, kind })) }
  const name = `settle ${cleared.length} cleared of ${counters.length}`
  const settle = ({ count, longAgo, ...values }: Numbered & { count: number; longAgo: Date }) => {
    const isOneOf = (some: readonly CounterKey[], from: number) =>
      sql<boolean>`(${sql.join(
        some.map((_, at) => isCounter(values, from + at)),
        sql` or `,
      )})`
    const none = sql<boolean>`1 = 0`
    const isCleared = cleared.length > 0 ? isOneOf(cleared, 0) : none
    const isReleased = released.length > 0 ? isOneOf(released, cleared.length) : none
    const { ref } = sql
    return (
      tx
        .updateTable('Counter')
        .set({
          failures: sql<number>`case when ${isCleared} then 0 else ${ref('failures')} - ${count} end`,
          windowStartedAt: sql<Date>`case when ${isCleared} then ${longAgo} else ${ref('windowStartedAt')} end`,
          lockedUntil: sql<Date | null>`case when ${isCleared} then null else ${ref('lockedUntil')} end`,
        })
        // By the key of each, which the next condition alone would not do where nothing is cleared or released.
        .where(isOneOf(counters, 0))
        .where(sql<boolean>`(${isCleared} or (${isReleased} and ${ref('failures')} >= ${count}))`)
    )
  }
  await runPrepared(tx, name, values, settle, deferred)
}

type Numbered = Readonly<Record<string, string | number | Date>>

/** Values of several counters under names of their own, as a prepared statement needs them: `key 0`, `kind 0`, `key 1` … */
function numbered<One>(list: readonly One[], toValues: (one: One) => Numbered): Numbered {
  const values: Record<string, Numbered[string]> = {}
  for (const [at, one] of list.entries())
    for (const [name, value] of Object.entries(toValues(one))) values[`${name} ${at}`] = value
  return values
}

/** Placeholders of text columns. */
const counterOf = (values: Numbered, at: number) => ({
  key: values[`key ${at}`] as string,
  kind: values[`kind ${at}`] as string,
})

const isCounter = (values: Numbered, at: number): RawBuilder<boolean> =>
  sql<boolean>`(${sql.ref('Counter.key')} = ${values[`key ${at}`]} and ${sql.ref('Counter.kind')} = ${values[`kind ${at}`]})`

const joinLines = (parts: readonly RawBuilder<unknown>[]) => sql.join([...parts], sql` `)
