import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'
import type { About } from '../../../shared/password-policy/rule.ts'
import type { Strength } from '../../../shared/password-policy/strength.ts'
import { createWorkers } from '../../profiles/workers.ts'

export interface StrengthEstimator {
  /** zxcvbn's score, the same that a page shows. Throws AppError `busy` when too many wait already. */
  estimate(password: string, about: About): Promise<Strength>
  close(): Promise<void>
}

/**
 * In a thread of its own: a password made to be slow takes half a second (measured 2026-11-22), in which nobody else would be
 * answered. The thread and its 50 MB of words are there from the first estimate on.
 */
export function createStrengthEstimator(): StrengthEstimator {
  const workers = createWorkers<{ password: string; known: string[] }, Strength>({
    source: estimatorSource(),
    concurrency: 1,
    longestQueue: 32,
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
 * What the thread runs: `shared/password-policy/strength.ts` once more (a test holds them together), as a text so that it is there
 * from TypeScript and from a bundle alike.
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
