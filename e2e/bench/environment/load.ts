import { fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { askChild } from './ask-child.ts'

/** What the load generator does for so long, so many at once. */
export interface Job {
  url: string
  /** A workflow of the public API from its start to its end, or requests to the bare server with so many commits each. */
  task: { workflow: string } | { commits: readonly number[] } | { path: string }
  atOnce: number
  /** Ends by the clock, or after so many. */
  until: { ms: number } | { runs: number }
  accounts?: readonly string[]
}

export interface Load {
  ms: number
  /** Of each run, in milliseconds. */
  latencies: number[]
}

/** A process of its own, so that what it costs to ask is no part of what it costs to answer. It remembers passwords. */
export interface LoadGenerator {
  run(job: Job): Promise<Load>
  stop(): Promise<void>
}

export function startLoadGenerator(): LoadGenerator {
  const child = fork(join(import.meta.dirname, 'load-generator.ts'))
  return {
    run: (job) => askChild(child, job),
    async stop() {
      const ended = child.exitCode === null ? once(child, 'exit') : undefined
      child.kill()
      await ended
    },
  }
}

export const runsPerSecond = ({ ms, latencies }: Load): number => (latencies.length / ms) * 1000

/** Several slices of the same load as one. */
export const together = (loads: readonly Load[]): Load => ({
  ms: loads.reduce((sum, { ms }) => sum + ms, 0),
  latencies: loads.flatMap(({ latencies }) => latencies),
})
