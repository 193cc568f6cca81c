import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { type Api, createApi } from '../environment/api.ts'
import { measureDuration, measureInterleaved, type Times } from '../environment/times.ts'
import { accountOf, addIdentities, elementOf, triers } from './environment/identity-company.ts'
import { type MeasuredServer, startMeasuredServer } from './environment/measured-server.ts'
import { percentile } from './environment/statistics.ts'
import { type Measurement, milliseconds, type NewRow, ratio } from './measurement.ts'

const quantiles = { p50: 0.5, p90: 0.9 } as const

/** The sign-in to the password pages: no refusal is told from another by its time, and none takes longer in a large company. */
export const identitySignIns: Measurement = {
  id: 'identity-sign-ins',
  title: 'sign-ins of people in the identity tables',
  async measure({ quick, log }) {
    const tries = quick ? 40 : 200
    return [...(await compareRefusals(tries)), ...(await compareSizes(tries, quick, log))]
  },
}

/** Unknown, wrong passcode, no profile and a deactivated person, in turns and in another order each time. */
async function compareRefusals(tries: number): Promise<NewRow[]> {
  const prepare = (data: string) => addIdentities(data, { people: 1_000, lookups: 0 })
  const server = await startMeasuredServer({ isProbed: false, prepare })
  const counters = openCounters(server)
  try {
    const api = createApi({ url: server.url, trusted: true })
    const kinds = ['unknown', ...triers]
    await measureInterleaved(kinds, 10, async (kind, pass) => signIn(api, accountOf(kind), counters, pass))
    const times = await measureInterleaved(kinds, tries, (kind, pass) => signIn(api, accountOf(kind), counters, pass))
    counters.assertReasons(['deactivated', 'unknown', 'wrong-secret'])
    return Object.entries(quantiles).map(([quantile, part]) =>
      describeRefusals(times.refused ?? {}, quantile, part, tries),
    )
  } finally {
    counters.close()
    await server.stop()
  }
}

function describeRefusals(times: Times, quantile: string, part: number, tries: number): NewRow {
  const each = Object.entries(times).map(([kind, taken]) => [kind, percentile(taken, part)] as const)
  const values = each.map(([, value]) => value)
  return {
    what: `refused sign-in, ${quantile}: the slowest kind of ${each.length} ÷ the fastest, ${tries} of each`,
    measured: ratio(Math.max(...values) / Math.min(...values)),
    aim: { atMost: 1.1 },
    details: Object.fromEntries(each.map(([kind, value]) => [kind, milliseconds(value)])),
  }
}

/** By one of many names, in a small company and in one that is a hundred times as large. */
async function compareSizes(tries: number, quick: boolean, log: (line: string) => void): Promise<NewRow[]> {
  const large = quick ? { people: 10_000, lookups: 100_000 } : { people: 100_000, lookups: 1_000_000 }
  const sizes = { small: { people: 1_000, lookups: 10_000 }, large }
  const servers = new Map<string, { server: MeasuredServer; api: Api; counters: Counters }>()
  try {
    for (const [name, size] of Object.entries(sizes)) {
      log(`  ${size.people} people and ${size.lookups} names are made`)
      const prepare = (data: string) => addIdentities(data, { ...size, isSearched: true })
      const server = await startMeasuredServer({ isProbed: false, prepare })
      servers.set(name, { server, api: createApi({ url: server.url, trusted: true }), counters: openCounters(server) })
    }
    const measure = (name: string, pass: number) => {
      const one = servers.get(name)
      if (!one) throw new Error(`there is no server ${name}`)
      return signIn(one.api, elementOf('wrong passcode'), one.counters, pass)
    }
    await measureInterleaved([...servers.keys()], 10, measure)
    const { refused: times = {} } = await measureInterleaved([...servers.keys()], tries, measure)
    for (const { counters } of servers.values()) counters.assertReasons(['wrong-secret'])
    return Object.entries(quantiles).map(([quantile, part]) => {
      const [small, all] = [percentile(times.small ?? [], part), percentile(times.large ?? [], part)]
      return {
        what: `sign-in by one of ${large.lookups.toLocaleString('en')} names of ${large.people.toLocaleString('en')} people ÷ of 10,000 names of 1,000, ${quantile}`,
        measured: ratio(all / small),
        aim: { atMost: 1.1 },
        details: { small: milliseconds(small), large: milliseconds(all) },
      }
    })
  } finally {
    for (const { server, counters } of servers.values()) {
      counters.close()
      await server.stop()
    }
  }
}

/** Sends one wrong guess for an account of any kind. */
async function signIn(api: Api, account: string, counters: Counters, pass: number): Promise<Record<string, number>> {
  // Few tries are accepted for an account; more would measure another refusal.
  if (pass % 2 === 0) counters.reset()
  const body = { frontEnd: 'password-reset-portal', module: 'password-reset-role-based', account, passcode: 'WRONGONE' }
  const { value, milliseconds: refused } = await measureDuration(async () => {
    const reply = await api.call('POST', '/api/v1/sign-in', { body })
    return { status: reply.status, text: await reply.text() }
  })
  if (value.status !== 401) throw new Error(`${account} was not refused as expected: ${value.status} ${value.text}`)
  return { refused }
}

interface Counters {
  reset(): void
  /** Reads the reason of each refusal from the audit: a refusal for another reason, such as an unknown person, would be another measurement. */
  assertReasons(expected: readonly string[]): void
  close(): void
}

function openCounters({ data }: MeasuredServer): Counters {
  const database = new DatabaseSync(join(data, 'latchkey.sqlite'), { timeout: 60_000 })
  database.exec('PRAGMA synchronous = off')
  const reasons = database.prepare(
    `SELECT DISTINCT json_extract(data, '$.reason') AS reason FROM AuditEvent WHERE event = 'sign-in-refused' ORDER BY 1`,
  )
  return {
    reset: () => database.exec('DELETE FROM Counter'),
    assertReasons(expected) {
      const found = reasons.all().map(({ reason }) => String(reason))
      if (found.join() !== expected.join()) throw new Error(`refused for ${found.join(', ')}`)
    },
    close: () => database.close(),
  }
}
