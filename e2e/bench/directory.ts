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
import type { RawJob, RawPerson } from './environment/raw-directory.ts'
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
 * open connections. Slices alternate, so that other work of the machine slows both. The controller has several workers, as it is installed.
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
      const raw = (atOnce: number): Promise<Load> => {
        const job: RawJob = { connection: { url, bindDn, bindPassword, ca }, people, atOnce, ms: slice }
        return requestFromChild(script, job)
      }

      // Both sides run compiled code: the measurement is about a server that has been up for a while.
      await run(4, { runs: most * 2 })
      await raw(4)

      const rows: NewRow[] = []
      for (const [atOnce, atLeast] of levels) {
        const loads: { ours: Load[]; raw: Load[] } = { ours: [], raw: [] }
        const counted = { commits: 0, processorMs: 0, loopP99Ms: [] as number[], operations: 0 }
        for (let round = 0; round < rounds; round++) {
          loads.raw.push(await raw(atOnce))
          await server.resetCounts()
          loads.ours.push(await run(atOnce, { ms: slice }))
          const read = await server.readCounts()
          counted.commits += read.commits
          counted.processorMs += read.processorMs
          counted.operations += read.operations
          counted.loopP99Ms.push(read.loopP99Ms)
        }
        const [mine, bare] = [mergeLoads(loads.ours), mergeLoads(loads.raw)]
        const runs = mine.latencies.length
        const rawRate = runsPerSecond(bare)
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
        if (atOnce === 1) {
          rows.push(
            { what: 'LDAP operations a run', measured: ratio(counted.operations / runs), aim: { atMost: 5 } },
            { what: 'durable commits a run', measured: ratio(counted.commits / runs), aim: { atMost: 3 } },
          )
        }
        rows.push({
          what: `${atOnce} at once, CPU a run`,
          measured: milliseconds(counted.processorMs / runs),
          aim: { atMost: 4 },
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
