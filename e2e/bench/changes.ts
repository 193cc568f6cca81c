import { startBareServer } from './environment/bare.ts'
import { type Load, mergeLoads, runsPerSecond, startLoadGenerator } from './environment/load.ts'
import { type MeasuredServer, startMeasuredServer } from './environment/measured-server.ts'
import { accountsOf } from './environment/passwords.ts'
import { addSamplePeople } from './environment/sample-people.ts'
import { percentile } from './environment/statistics.ts'
import { type Measurement, milliseconds, type NewRow, perSecond, quantity, ratio } from './measurement.ts'

const accounts = accountsOf(64)
const workflow = 'manage-my-passwords'

/**
 * Processor time of a run over that of the bare server, by how many run at once: 1.05 times what e3494b5 needed beside it (2026-11-29, on a busy machine).
 * Most of what the bare server needs goes into waiting for the disk to take its commits, so another disk has other ratios.
 */
const maxOverLeastPossible: Readonly<Record<number, number>> = { 1: 6.2, 8: 4.2, 32: 3.4 }

/**
 * Password changes on the sample company through the public API (start, authenticate, change), beside a bare HTTP server that makes
 * as many durable commits per request. Slices alternate, so that other work of the machine slows both.
 */
export const changes: Measurement = {
  id: 'changes',
  title: 'change runs on the sample company',
  async measure({ quick }) {
    const [rounds, slice] = quick ? [1, 1500] : [4, 3000]
    const server = await startMeasuredServer({ prepare: (data) => addSamplePeople(data, accounts) })
    const [generator, bare] = [startLoadGenerator(), await startBareServer()]
    try {
      const commits = await commitsPerRequest(server, generator)
      const ours = (atOnce: number, ms: number) =>
        generator.run({ url: server.url, task: { workflow }, concurrency: atOnce, until: { ms }, accounts })
      const theirs = (atOnce: number, ms: number) =>
        generator.run({ url: bare.url, task: { commits }, concurrency: atOnce, until: { ms } })
      await ours(8, slice)
      await theirs(8, slice / 3)

      const rows: NewRow[] = []
      for (const atOnce of [1, 8, 32]) {
        const loads: { ours: Load[]; theirs: Load[] } = { ours: [], theirs: [] }
        const counted = { commits: 0, processorMs: 0, bareProcessorMs: 0, loopP99Ms: [] as number[] }
        for (let round = 0; round < rounds; round++) {
          await server.resetCounts()
          loads.ours.push(await ours(atOnce, slice))
          const { commits, processorMs, loopP99Ms } = await server.readCounts()
          counted.commits += commits
          counted.processorMs += processorMs
          counted.loopP99Ms.push(loopP99Ms)
          await bare.resetCounts()
          loads.theirs.push(await theirs(atOnce, slice))
          counted.bareProcessorMs += (await bare.readCounts()).processorMs
        }
        const [mine, bares] = [mergeLoads(loads.ours), mergeLoads(loads.theirs)]
        const runs = mine.latencies.length
        const processorMs = counted.processorMs / runs
        const bareMs = counted.bareProcessorMs / bares.latencies.length
        rows.push(
          {
            what: `${atOnce} at once`,
            measured: perSecond(runsPerSecond(mine)),
            ...(atOnce === 8 && { aim: { atLeast: 400 } }),
            details: {
              p50: milliseconds(percentile(mine.latencies, 0.5)),
              p99: milliseconds(percentile(mine.latencies, 0.99)),
              'commits per run': ratio(counted.commits / runs),
              'event loop p99': milliseconds(percentile(counted.loopP99Ms, 0.5)),
              'bare server': perSecond(runsPerSecond(bares)),
              'ours ÷ bare': ratio(runsPerSecond(mine) / runsPerSecond(bares)),
            },
          },
          {
            what: `${atOnce} at once, CPU a run`,
            measured: milliseconds(processorMs),
            aim: { atMost: 2 },
            details: { 'of it in': quantity('runs')(runs) },
          },
          {
            what: `${atOnce} at once, CPU a run ÷ least possible`,
            measured: ratio(processorMs / bareMs),
            aim: { atMost: maxOverLeastPossible[atOnce] ?? 0 },
            details: { 'bare server': milliseconds(bareMs) },
          },
        )
      }
      return rows
    } finally {
      await Promise.all([server.stop(), generator.stop(), bare.stop()])
    }
  },
}

/** Counts the commits of the two requests of a run, which runs alone, so that no commit serves several runs. */
async function commitsPerRequest(
  server: MeasuredServer,
  generator: ReturnType<typeof startLoadGenerator>,
): Promise<number[]> {
  await server.resetCounts()
  await generator.run({ url: server.url, task: { workflow }, concurrency: 1, until: { runs: 10 }, accounts })
  const perRun = Math.round((await server.readCounts()).commits / 10)
  // The start makes one commit; the answer, which is that of two steps, makes the rest.
  return [1, perRun - 1]
}
