import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Samba, startSamba } from '../environment/samba.ts'
import { requestFromChild } from './environment/ask-child.ts'
import { type Load, mergeLoads, runsPerSecond, startLoadGenerator } from './environment/load.ts'
import { startMeasuredServer } from './environment/measured-server.ts'
import { accountsOf, passwordOf } from './environment/passwords.ts'
import { proportionalSetSize } from './environment/proportional-set-size.ts'
import type { RawJob, RawLoad, RawPerson } from './environment/raw-directory.ts'
import { percentile } from './environment/statistics.ts'
import { type Measurement, milliseconds, type NewRow, perSecond, quantity, ratio } from './measurement.ts'

/** Of the controllers of all measurements, which run one after the other. */
export const controllerAddress = '127.0.0.17'

const task = { workflow: 'manage-my-passwords' }
const most = 32
/** At how many at once, and how much of the least possible is to be reached. A single change waits for all that it does itself. */
const levels: readonly (readonly [number, number])[] = [
  [1, 0.9],
  [2, 0.92],
  [4, 0.92],
  [8, 0.95],
  [most, 0.95],
]

/**
 * Password changes on a real domain controller through the public API, beside the least possible: a script that sends one bind and one modify a change on
 * open connections, alone and with the durable commits without which a guess is not counted before it is judged. Slices alternate, so that other work of the machine slows both. The controller has several workers, as it is installed.
 */
export const directory: Measurement = {
  id: 'directory',
  title: 'change runs on Samba beside the least possible',
  async measure({ quick }) {
    const [rounds, slice] = quick ? [1, 2000] : [4, 4000]
    const folder = await mkdtemp(join(tmpdir(), 'lkb-'))
    const samba = await startSamba({ folder: join(folder, 'dc'), address: controllerAddress, model: 'prefork' })
    const server = await startMeasuredServer({ env: samba.environment })
    const generator = startLoadGenerator()
    const script = fork(join(import.meta.dirname, 'environment/raw-directory.ts'))
    try {
      const accounts = (await addPeople(samba, accountsOf(most))).map(({ account }) => account)
      const people = await addPeople(samba, accountsOf(most, 'r'))
      const run = (atOnce: number, until: { ms: number } | { runs: number }) =>
        generator.run({ url: server.url, task, concurrency: atOnce, until, accounts })
      const { url, bindDn, bindPassword, ca } = samba.connection
      const raw = (atOnce: number, hasCommits = false): Promise<RawLoad> => {
        const job: RawJob = { connection: { url, bindDn, bindPassword, ca }, people, atOnce, ms: slice, hasCommits }
        return requestFromChild(script, job)
      }

      // Both sides run compiled code: the measurement is about a server that has been up for a while.
      await run(4, { runs: most * 2 })
      await raw(4)

      const rows: NewRow[] = []
      for (const [atOnce, atLeast] of levels) {
        const loads: { ours: Load[]; raw: RawLoad[]; safe: RawLoad[] } = { ours: [], raw: [], safe: [] }
        const counted = { commits: 0, processorMs: 0, loopP99Ms: [] as number[], operations: 0 }
        for (let round = 0; round < rounds; round++) {
          loads.raw.push(await raw(atOnce))
          loads.safe.push(await raw(atOnce, true))
          await server.resetCounts()
          loads.ours.push(await run(atOnce, { ms: slice }))
          const read = await server.readCounts()
          counted.commits += read.commits
          counted.processorMs += read.processorMs
          counted.operations += read.operations
          counted.loopP99Ms.push(read.loopP99Ms)
        }
        const [mine, bare, safe] = [mergeLoads(loads.ours), mergeLoads(loads.raw), mergeLoads(loads.safe)]
        const runs = mine.latencies.length
        const [rawRate, safeRate] = [runsPerSecond(bare), runsPerSecond(safe)]
        const processorMs = counted.processorMs / runs
        const safeMs = loads.safe.reduce((sum, load) => sum + load.processorMs, 0) / safe.latencies.length
        rows.push({
          what: `${atOnce} at once ÷ least possible`,
          measured: ratio(runsPerSecond(mine) / rawRate),
          aim: { atLeast },
          details: {
            ours: perSecond(runsPerSecond(mine)),
            'least possible': perSecond(rawRate),
            p50: milliseconds(percentile(mine.latencies, 0.5)),
            'least p50': milliseconds(percentile(bare.latencies, 0.5)),
            'event loop p99': milliseconds(percentile(counted.loopP99Ms, 0.5)),
          },
        })
        rows.push({
          what: `${atOnce} at once ÷ least possible with 3 durable commits`,
          measured: ratio(runsPerSecond(mine) / safeRate),
          aim: { atLeast },
          details: { 'with commits': perSecond(safeRate), p50: milliseconds(percentile(safe.latencies, 0.5)) },
        })
        if (atOnce === 1) {
          // What the server does on its own meanwhile, a few in the whole measurement, is in the count, and is rounded away.
          const perRun = (count: number) => ratio(Math.round((count / runs) * 10) / 10)
          rows.push(
            { what: 'LDAP operations a run', measured: perRun(counted.operations), aim: { atMost: 5 } },
            { what: 'durable commits a run', measured: perRun(counted.commits), aim: { atMost: 3 } },
          )
        }
        rows.push({
          what: `${atOnce} at once, CPU a run`,
          measured: milliseconds(processorMs),
          aim: { atMost: 4 },
          details: {
            'least possible with 3 durable commits': milliseconds(safeMs),
            'ours ÷ that': ratio(processorMs / safeMs),
          },
        })
        if (atOnce === most) {
          rows.push({
            what: `${most} at once, p99`,
            measured: milliseconds(percentile(mine.latencies, 0.99)),
            // A fair queue: each waits for one change of all others.
            aim: { atMost: (1.2 * most * 1000) / rawRate },
            details: { 'least p99': milliseconds(percentile(bare.latencies, 0.99)) },
          })
        }
      }
      rows.push({
        what: 'PSS after all of them',
        measured: quantity('MB')(await proportionalSetSize(server.processId)),
        aim: { atMost: 110 },
      })
      return rows
    } finally {
      const over = once(script, 'exit')
      script.kill()
      await Promise.all([server.stop(), generator.stop(), over])
      await samba.stop()
      // A worker of the controller may still be writing.
      await rm(folder, { recursive: true, force: true, maxRetries: 10 })
    }
  },
}

async function addPeople(samba: Samba, accounts: readonly string[]): Promise<RawPerson[]> {
  const people: RawPerson[] = []
  for (const account of accounts)
    people.push({ account, dn: await samba.addPerson({ account, password: passwordOf(0) }) })
  return people
}
