import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { formatGuid } from '../../server/directory/active-directory/identifiers.ts'
import { type Samba, startSamba } from '../environment/samba.ts'
import { requestFromChild } from './environment/ask-child.ts'
import { type Load, mergeLoads, runsPerSecond, startLoadGenerator } from './environment/load.ts'
import { type LdapOperation, type MeasuredServer, startMeasuredServer } from './environment/measured-server.ts'
import { accountsOf, passwordOf } from './environment/passwords.ts'
import type { RawJob, RawPerson } from './environment/raw-directory.ts'
import { percentile } from './environment/statistics.ts'
import { type Measurement, milliseconds, type NewRow, perSecond, ratio } from './measurement.ts'

const task = { workflow: 'manage-my-passwords' }

/**
 * Password changes on a real domain controller through the public API, beside a script that sends the same LDAP operations and does
 * no other work. The operations are recorded from a run of the server, so both always do the same.
 */
export const directory: Measurement = {
  id: 'directory',
  title: 'change runs on Samba beside a raw script',
  async measure({ quick, log }) {
    const [rounds, slice, most] = quick ? [1, 3000, 8] : [3, 6000, 32]
    const folder = await mkdtemp(join(tmpdir(), 'lkb-'))
    const samba = await startSamba({ folder: join(folder, 'dc'), address: '127.0.0.17' })
    const server = await startMeasuredServer({ env: samba.environment })
    const generator = startLoadGenerator()
    const script = fork(join(import.meta.dirname, 'environment/raw-directory.ts'))
    try {
      const ours = await addPeople(samba, accountsOf(most))
      const theirs = await addPeople(samba, accountsOf(most, 'r'))
      const run = (atOnce: number, until: { ms: number } | { runs: number }) =>
        generator.run({
          url: server.url,
          task,
          concurrency: atOnce,
          until,
          accounts: ours.map(({ account }) => account),
        })
      const [recorded] = ours
      if (!recorded) throw new Error('the directory has no people')
      const operations = await recordRun(server, () => run(1, { runs: 1 }))
      log(
        `  a run: ${[...new Set(operations.map(({ kind }) => kind))].map((kind) => `${operations.filter((one) => one.kind === kind).length} × ${kind}`).join(', ')}`,
      )
      const { url, bindDn, bindPassword, ca } = samba.connection
      const raw = (atOnce: number): Promise<Load> => {
        const job: RawJob = {
          connection: { url, bindDn, bindPassword, ca },
          operations,
          recorded,
          people: theirs.slice(0, atOnce),
          ms: slice,
        }
        return requestFromChild(script, job)
      }

      // Both sides run compiled code: the measurement is about a server that has been up for a while.
      await run(most, { runs: quick ? most * 2 : most * 4 })
      await raw(most)

      const rows: NewRow[] = []
      for (const atOnce of [1, 8, 32].filter((count) => count <= most)) {
        const loads: { ours: Load[]; raw: Load[] } = { ours: [], raw: [] }
        const counted = { commits: 0, processorMs: 0, loopP99Ms: [] as number[], operations: 0 }
        for (let round = 0; round < rounds; round++) {
          loads.raw.push(await raw(atOnce))
          await server.resetCounts()
          loads.ours.push(await run(atOnce, { ms: slice }))
          const read = await server.readCounts()
          counted.commits += read.commits
          counted.processorMs += read.processorMs
          counted.operations += read.operations.length
          counted.loopP99Ms.push(read.loopP99Ms)
        }
        const [mine, bare] = [mergeLoads(loads.ours), mergeLoads(loads.raw)]
        const runs = mine.latencies.length
        const rawRate = runsPerSecond(bare)
        rows.push({
          what: `${atOnce} at once ÷ raw script`,
          measured: ratio(runsPerSecond(mine) / rawRate),
          aim: { atLeast: atOnce === 1 ? 0.9 : 0.95 },
          details: {
            ours: perSecond(runsPerSecond(mine)),
            raw: perSecond(rawRate),
            p50: milliseconds(percentile(mine.latencies, 0.5)),
            'raw p50': milliseconds(percentile(bare.latencies, 0.5)),
            'LDAP operations a run': ratio(counted.operations / runs),
            'commits per run': ratio(counted.commits / runs),
            'CPU a run': milliseconds(counted.processorMs / runs),
            'event loop p99': milliseconds(percentile(counted.loopP99Ms, 0.5)),
          },
        })
        if (atOnce === 32) {
          rows.push({
            what: '32 at once, p99',
            measured: milliseconds(percentile(mine.latencies, 0.99)),
            aim: { atMost: (1.25 * 32 * 1000) / rawRate },
            details: { 'raw p99': milliseconds(percentile(bare.latencies, 0.99)) },
          })
        }
      }
      return rows
    } finally {
      const over = once(script, 'exit')
      script.kill()
      await Promise.all([server.stop(), generator.stop(), over])
      await samba.stop()
      await rm(folder, { recursive: true, force: true })
    }
  },
}

async function addPeople(samba: Samba, accounts: readonly string[]): Promise<RawPerson[]> {
  const people: RawPerson[] = []
  for (const account of accounts) {
    const dn = await samba.addPerson({ account, password: passwordOf(0) })
    people.push({ account, dn, id: '' })
  }
  return samba.administrator(async (client) => {
    for (const person of people) {
      const { searchEntries } = await client.search(person.dn, {
        scope: 'base',
        attributes: ['objectGUID'],
        explicitBufferAttributes: ['objectGUID'],
      })
      person.id = formatGuid(searchEntries[0]?.objectGUID as Buffer)
    }
    return people
  })
}

/** Records the second of two runs, when all caches are filled. */
async function recordRun(server: MeasuredServer, run: () => Promise<unknown>): Promise<LdapOperation[]> {
  await run()
  await server.resetCounts()
  await run()
  return (await server.readCounts()).operations
}
