import { type Argon2Parameters, randomBytes, timingSafeEqual } from 'node:crypto'
import { availableParallelism } from 'node:os'
import { hashingWorker } from './hashing-worker.ts'
import { parametersFor, readPhc, writePhc } from './phc.ts'
import { createWorkers } from './workers.ts'

/** Argon2id for answers and passcodes, outside the event loop. Throws AppError `busy` when its queue is full. */
export interface Hasher {
  /** PHC strings, one per secret, each with a salt of its own. */
  hash(secrets: readonly string[]): Promise<string[]>
  /** Whether each secret is the one that was hashed; always hashes all of them. */
  verify(pairs: readonly { secret: string; phc: string }[]): Promise<boolean[]>
  close(): Promise<void>
}

/** OWASP's Argon2id recommendation: 19 MiB, 2 passes; about 27 ms on the machine this was written on (2026-11-21). */
const cost = { memory: 19_456, passes: 2, parallelism: 1 }
const tagLength = 32

/** Starts threads at the first use: one fewer than cores, so that hashing never takes the whole machine. */
export function createHasher({
  concurrency = Math.max(1, availableParallelism() - 1),
  maxQueue = 64,
}: {
  concurrency?: number
  maxQueue?: number
} = {}): Hasher {
  const workers = createWorkers<Argon2Parameters, Uint8Array>({ source: hashingWorker, concurrency, maxQueue })

  return {
    async hash(secrets) {
      const fresh = secrets.map((secret) => ({ secret, salt: randomBytes(16) }))
      const tags = await workers.run(
        fresh.map(({ secret, salt }) => parametersFor(secret, { ...cost, salt }, tagLength)),
      )
      return fresh.map(({ salt }, index) => writePhc({ ...cost, salt, tag: Buffer.from(tags[index] ?? []) }))
    },

    async verify(pairs) {
      const stored = pairs.map(({ phc }) => readPhc(phc))
      const tags = await workers.run(
        stored.map((hash, index) => parametersFor(pairs[index]?.secret ?? '', hash, hash.tag.length)),
      )
      return stored.map(({ tag }, index) => timingSafeEqual(tag, tags[index] ?? Buffer.alloc(tag.length)))
    },

    close: workers.close,
  }
}
