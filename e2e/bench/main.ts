import { writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { parseArgs } from 'node:util'
import { administration } from './administration.ts'
import { changes } from './changes.ts'
import { directory } from './directory.ts'
import { extension } from './extension.ts'
import { hashing } from './hashing.ts'
import { identitySignIns } from './identity-sign-ins.ts'
import { type Measurement, meetsAim, type Row } from './measurement.ts'
import { memory } from './memory.ts'
import { pages } from './pages.ts'
import { passwordRules } from './password-rules.ts'
import { policies } from './policies.ts'
import { ruleTimes } from './rule-times.ts'
import { schedule } from './schedule.ts'
import { sqlServer } from './sql-server.ts'
import { start } from './start.ts'
import { storedRuns } from './stored-runs.ts'
import { formatTable } from './table.ts'
import { visits } from './visits.ts'

/** Every measurement, in the order of the report. */
const measurements: readonly Measurement[] = [
  changes,
  sqlServer,
  directory,
  hashing,
  policies,
  administration,
  schedule,
  identitySignIns,
  pages,
  extension,
  start,
  memory,
  visits,
  storedRuns,
  passwordRules,
  ruleTimes,
]

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { quick: { type: 'boolean', default: false }, json: { type: 'boolean', default: false } },
})
const unknown = positionals.find((id) => !measurements.some((one) => one.id === id))
if (unknown) {
  console.error(`${unknown} is not a measurement: use some of ${measurements.map(({ id }) => id).join(', ')}.`)
  process.exit(2)
}

const log = (line: string) => console.error(line)
const rows: Row[] = []
let broken = 0
for (const { id, title, measure } of measurements.filter(
  (one) => positionals.length === 0 || positionals.includes(one.id),
)) {
  log(`… ${title}`)
  try {
    for (const row of await measure({ quick: values.quick, log })) rows.push({ measurement: id, ...row })
  } catch (error) {
    // The other measurements are still useful.
    broken++
    console.error(`${title}: ${error instanceof Error ? error.stack : error}`)
  }
}

const machine = `${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}, Node ${process.versions.node}`
const report = {
  at: new Date().toISOString(),
  machine,
  quick: values.quick,
  rows: rows.map((row) => ({ ...row, holds: meetsAim(row) })),
}
if (values.json) writeFileSync(1, `${JSON.stringify(report, null, 2)}\n`)
else console.log(`${machine}${values.quick ? ', a quick look' : ''}\n\n${formatTable(rows)}`)
process.exit(broken > 0 ? 1 : 0)
