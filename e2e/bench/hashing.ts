import { waiveNewMethodDelay } from '../environment/new-methods.ts'
import { type Load, mergeLoads, runsPerSecond, startLoadGenerator } from './environment/load.ts'
import { startMeasuredServer } from './environment/measured-server.ts'
import { accountsOf } from './environment/passwords.ts'
import { addSamplePeople } from './environment/sample-people.ts'
import { percentile } from './environment/statistics.ts'
import { type Measurement, milliseconds, perSecond, ratio } from './measurement.ts'

const changers = accountsOf(32)
const forgetful = accountsOf(16, 'q')

/** What Argon2id of people who answer questions does to people who change a password meanwhile. Slices with and without alternate. */
export const hashing: Measurement = {
  id: 'hashing',
  title: 'change runs while others answer questions',
  async measure({ quick }) {
    const [rounds, slice] = quick ? [1, 2000] : [4, 4000]
    const server = await startMeasuredServer({
      async prepare(data) {
        await addSamplePeople(data, [...changers, ...forgetful])
        await waiveNewMethodDelay(data)
      },
    })
    const [generator, questions] = [startLoadGenerator(), startLoadGenerator()]
    try {
      const change = () =>
        generator.run({
          url: server.url,
          task: { workflow: 'manage-my-passwords' },
          concurrency: 8,
          until: { ms: slice },
          accounts: changers,
        })
      const answer = (task: string, until: { ms: number } | { runs: number }) =>
        questions.run({ url: server.url, task: { workflow: task }, concurrency: 2, until, accounts: forgetful })
      await answer('register', { runs: forgetful.length })
      await change()

      const alone: Load[] = []
      const beside: Load[] = []
      const answering: Load[] = []
      for (let round = 0; round < rounds; round++) {
        alone.push(await change())
        const [changed, answered] = await Promise.all([change(), answer('forgot-my-password', { ms: slice })])
        beside.push(changed)
        answering.push(answered)
      }
      const [before, during, hashed] = [alone, beside, answering].map((loads) => mergeLoads(loads))
      if (!before || !during || !hashed) throw new Error('three loads were measured')
      const p99 = [before, during].map(({ latencies }) => percentile(latencies, 0.99))
      return [
        {
          what: 'change p99 beside hashing ÷ alone, 8 at once',
          measured: ratio((p99[1] ?? 0) / (p99[0] ?? 1)),
          aim: { atMost: 2 },
          details: {
            'p99 alone': milliseconds(p99[0] ?? 0),
            'p99 beside hashing': milliseconds(p99[1] ?? 0),
            'changes alone': perSecond(runsPerSecond(before)),
            'changes beside hashing': perSecond(runsPerSecond(during)),
            'forgotten passwords, 2 at once': perSecond(runsPerSecond(hashed)),
          },
        },
      ]
    } finally {
      await Promise.all([server.stop(), generator.stop(), questions.stop()])
    }
  },
}
