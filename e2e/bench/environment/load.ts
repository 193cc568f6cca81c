import { fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { requestFromChild } from './ask-child.ts'

/** A job of the load generator: which requests it sends, for how long, and how many at once. */
export interface LoadJob {
  url: string
  /** A workflow of the public API from its start to its end, or requests to the bare server with so many commits each. */
  task: { workflow: string } | { commits: readonly number[] } | { path: string }
  concurrency: number
  /** The job ends after a time, or after a number of runs. */
  until: { ms: number } | { runs: number }
  accounts?: readonly string[]
}

export interface Load {
  ms: number
  /** The latency of each run, in milliseconds. */
  latencies: number[]
}

/** It is a process of its own, so that the cost of sending does not count as cost of answering. It remembers passwords. */
export interface LoadGenerator {
  run(job: LoadJob): Promise<Load>
  stop(): Promise<void>
}

export function startLoadGenerator(): LoadGenerator {
  const child = fork(join(import.meta.dirname, 'load-generator.ts'))
  return {
    run: (job) => requestFromChild(child, job),
    async stop() {
      const ended = child.exitCode === null ? once(child, 'exit') : undefined
      child.kill()
      await ended
    },
  }
}

export const runsPerSecond = ({ ms, latencies }: Load): number => (latencies.length / ms) * 1000

/** Several slices of the same load as one. */
export const mergeLoads = (loads: readonly Load[]): Load => ({
  ms: loads.reduce((sum, { ms }) => sum + ms, 0),
  latencies: loads.flatMap(({ latencies }) => latencies),
})
