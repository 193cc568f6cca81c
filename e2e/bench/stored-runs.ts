import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { type Load, type LoadJob, mergeLoads, startLoadGenerator } from './environment/load.ts'
import { type MeasuredServer, startMeasuredServer } from './environment/measured-server.ts'
import { accountsOf } from './environment/passwords.ts'
import { addSamplePeople } from './environment/sample-people.ts'
import { percentile } from './environment/statistics.ts'
import { type Measurement, milliseconds, ratio } from './measurement.ts'

const accounts = accountsOf(16)

/** Compares an empty server with one that stores a million runs: neither `/` nor a change may be slower. */
export const storedRuns: Measurement = {
  id: 'stored-runs',
  title: '`/` and change runs with 0 and 1,000,000 stored runs',
  async measure({ quick }) {
    const stored = quick ? 100_000 : 1_000_000
    const servers: MeasuredServer[] = []
    const generators = [startLoadGenerator(), startLoadGenerator()]
    try {
      for (const runs of [0, stored]) {
        const server = await startMeasuredServer({
          isProbed: false,
          prepare: (data) => addSamplePeople(data, accounts),
        })
        servers.push(server)
        if (runs > 0) fillRuns(server.data, runs)
      }
      const compare = async (job: Omit<LoadJob, 'url' | 'until'>) => {
        const loads: [Load[], Load[]] = [[], []]
        for (let round = 0; round < (quick ? 2 : 5); round++) {
          for (const [index, server] of servers.entries()) {
            const load = await generators[index]?.run({ ...job, url: server.url, until: { ms: 1000 } })
            // The first round warms up.
            if (load && round > 0) loads[index]?.push(load)
          }
        }
        return loads.map((slices) => percentile(mergeLoads(slices).latencies, 0.5)) as [number, number]
      }
      const rows = {
        'GET /': await compare({ task: { path: '/' }, concurrency: 4 }),
        'change run': await compare({ task: { workflow: 'manage-my-passwords' }, concurrency: 4, accounts }),
      }
      return Object.entries(rows).map(([what, [empty, full]]) => ({
        what: `${what}: with ${stored.toLocaleString('en')} stored runs ÷ with none, p50, 4 at once`,
        measured: ratio(full / empty),
        aim: { atMost: 1.25 },
        details: { 'with none': milliseconds(empty), 'with all': milliseconds(full) },
      }))
    } finally {
      await Promise.all([...servers, ...generators].map((one) => one.stop()))
    }
  },
}

/** Inserts ended runs, touched a moment ago, so that no purge deletes them. The statement takes a few seconds per million. */
function fillRuns(data: string, count: number): void {
  const database = new DatabaseSync(join(data, 'latchkey.sqlite'), { timeout: 10_000 })
  try {
    database
      .prepare(
        `with recursive "number"("n") as (select 1 union all select "n" + 1 from "number" where "n" < ?)
         insert into "Run" ("id", "tokenHash", "workflow", "workflowVersion", "personId", "domain", "account", "language",
           "accountKey", "decoy", "controller", "status", "number", "version", "state", "createdAt", "updatedAt")
         select printf('00000000-0000-7000-8000-%012d', "n"), printf('%064d', "n"), 'manage-my-passwords',
           (select "id" from "WorkflowVersion" limit 1), printf('person-%d', "n"), 'corp.example.com', 'somebody', 'en',
           printf('%064d', "n" % 1000), 0, 'sample', 'done', 2, 6, '{"phase":"success","index":5,"completed":[],"failures":0}',
           strftime('%Y-%m-%dT%H:%M:%fZ', 'now'), strftime('%Y-%m-%dT%H:%M:%fZ', 'now')
         from "number"`,
      )
      .run(count)
  } finally {
    database.close()
  }
}
