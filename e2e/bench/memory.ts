import { startLoadGenerator } from './environment/load.ts'
import { startMeasuredServer } from './environment/measured-server.ts'
import { accountsOf } from './environment/passwords.ts'
import { proportionalSetSize } from './environment/proportional-set-size.ts'
import { addSamplePeople } from './environment/sample-people.ts'
import { type Measurement, quantity } from './measurement.ts'

const megabytes = quantity('MB')
const accounts = accountsOf(32)

export const memory: Measurement = {
  id: 'memory',
  title: 'memory after 1,000 runs',
  async measure({ quick }) {
    const server = await startMeasuredServer({ isProbed: false, prepare: (data) => addSamplePeople(data, accounts) })
    const generator = startLoadGenerator()
    try {
      const fresh = await proportionalSetSize(server.processId)
      const runs = quick ? 100 : 1000
      const task = { workflow: 'manage-my-passwords' }
      await generator.run({ url: server.url, task, concurrency: 8, until: { runs }, accounts })
      return [
        {
          what: `PSS after ${runs} runs, 8 at once`,
          measured: megabytes(await proportionalSetSize(server.processId)),
          aim: { atMost: 110 },
          details: { 'after the start': megabytes(fresh) },
        },
      ]
    } finally {
      await Promise.all([server.stop(), generator.stop()])
    }
  },
}
