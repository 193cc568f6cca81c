import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { type Job, type Load, startLoadGenerator, together } from './environment/load.ts'
import { type MeasuredServer, startMeasured } from './environment/measured-server.ts'
import { accountsOf } from './environment/passwords.ts'
import { addSamplePeople } from './environment/sample-people.ts'
import { percentile } from './environment/statistics.ts'
import { type Measurement, milliseconds, ratio } from './measurement.ts'

const accounts = accountsOf(16)

/** Two servers side by side, one with nothing behind it, one with a million runs: neither `/` nor a change may notice. */
export const storedRuns: Measurement = {
  id: 'stored-runs',
  title: '`/` and change runs with 0 and 1,000,000 stored runs',
  async measure({ quick }) {
    const stored = quick ? 100_000 : 1_000_000
    const servers: MeasuredServer[] = []
    const generators = [startLoadGenerator(), startLoadGenerator()]
    try {
      for (const runs of [0, stored]) {
        const server = await startMeasured({ probed: false, prepare: (data) => addSamplePeople(data, accounts) })
        servers.push(server)
        if (runs > 0) fillRuns(server.data, runs)
      }
      const compare = async (job: Omit<Job, 'url' | 'until'>) => {
        const loads: [Load[], Load[]] = [[], []]
        for (let round = 0; round < (quick ? 2 : 5); round++) {
          for (const [index, server] of servers.entries()) {
            const load = await generators[index]?.run({ ...job, url: server.url, until: { ms: 1000 } })
            // The first round warms up.
            if (load && round > 0) loads[index]?.push(load)
          }
        }
        return loads.map((slices) => percentile(together(slices).latencies, 0.5)) as [number, number]
      }
      const rows = {
        'GET /': await compare({ task: { path: '/' }, atOnce: 4 }),
        'change run': await compare({ task: { workflow: 'manage-my-passwords' }, atOnce: 4, accounts }),
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

/** Ended runs as they lie there, touched a moment ago, so that no purge takes them. One statement; a few seconds a million. */
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
