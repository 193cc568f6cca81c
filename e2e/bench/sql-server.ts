import { mssqlTestDatabase } from '../../server/store/testing-mssql.ts'
import { startLoadGenerator } from './environment/load.ts'
import { startMeasuredServer } from './environment/measured-server.ts'
import { accountsOf } from './environment/passwords.ts'
import { addSamplePeople } from './environment/sample-people.ts'
import { type Measurement, milliseconds } from './measurement.ts'

const accounts = accountsOf(64)
const task = { workflow: 'manage-my-passwords' }

/** Password changes on the sample company with a database on the SQL Server that `LATCHKEY_TEST_MSSQL_URL` names. */
export const sqlServer: Measurement = {
  id: 'sql-server',
  title: 'change runs with SQL Server',
  async measure({ quick, log }) {
    const url = process.env.LATCHKEY_TEST_MSSQL_URL
    if (!url) {
      log('  not measured: LATCHKEY_TEST_MSSQL_URL names no SQL Server')
      return []
    }
    const database = mssqlTestDatabase(url)
    await database.create()
    const server = await startMeasuredServer({
      env: { LATCHKEY_DATABASE: database.url },
      prepare: (data) => addSamplePeople(data, accounts),
    })
    const generator = startLoadGenerator()
    try {
      const change = (runs: number) =>
        generator.run({ url: server.url, task, concurrency: 1, until: { runs }, accounts })
      await change(quick ? 20 : 100)
      await server.resetCounts()
      const runs = (await change(quick ? 50 : 300)).latencies.length
      const { processorMs } = await server.readCounts()
      return [{ what: 'CPU of a run', measured: milliseconds(processorMs / runs), aim: { atMost: 5 } }]
    } finally {
      await generator.stop()
      await server.stop()
      await database.drop()
    }
  },
}
