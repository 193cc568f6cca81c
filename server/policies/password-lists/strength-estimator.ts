import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'
import type { PasswordOwner } from '../../../shared/password-policy/rule.ts'
import type { Strength } from '../../../shared/password-policy/strength.ts'
import { createWorkers } from '../../profiles/workers.ts'

export interface StrengthEstimator {
  /** zxcvbn's score, as a page shows it. Throws AppError `busy` when the queue is full. */
  estimate(password: string, about: PasswordOwner): Promise<Strength>
  close(): Promise<void>
}

/**
 * Runs in a thread of its own: a password made to be slow takes half a second (measured 2026-11-22), which would block all other
 * requests. The thread and its 50 MB of words are loaded with the first estimate.
 */
export function createStrengthEstimator(): StrengthEstimator {
  const workers = createWorkers<{ password: string; known: string[] }, Strength>({
    source: estimatorSource(),
    concurrency: 1,
    maxQueue: 32,
  })
  return {
    async estimate(password, { account = '', displayName = '' }) {
      const known = [account, ...displayName.split(/\s+/)].filter(Boolean)
      const [score] = await workers.run([{ password, known }])
      return score ?? 0
    },
    close: workers.close,
  }
}

/**
 * Source of the thread: the same as `shared/password-policy/strength.ts` (a test compares them), as text so that it works both from
 * TypeScript and in a bundle.
 */
function estimatorSource(): string {
  const { resolve } = createRequire(import.meta.url)
  const [core, common, english] = ['core', 'language-common', 'language-en'].map((name) =>
    JSON.stringify(pathToFileURL(resolve(`@zxcvbn-ts/${name}`)).href),
  )
  return `
    const { parentPort } = require('node:worker_threads')
    const ready = Promise.all([import(${core}), import(${common}), import(${english})]).then(
      ([{ ZxcvbnFactory }, { adjacencyGraphs, dictionary: common }, { dictionary: english }]) =>
        new ZxcvbnFactory({ dictionary: { ...common, ...english }, graphs: adjacencyGraphs, maxLength: 64 }),
    )
    parentPort.on('message', async ({ password, known }) => {
      parentPort.postMessage((await ready).check(password, known).score)
    })
  `
}
