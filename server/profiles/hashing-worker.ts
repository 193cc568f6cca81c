import { type Argon2Parameters, argon2Sync } from 'node:crypto'
import { parentPort } from 'node:worker_threads'

/**
 * Argon2id in a thread of its own, and synchronously: the asynchronous form would take threads of libuv's one pool, where
 * name lookups and files wait behind it (428 ms behind 32 hashes, measured 2026-11-21).
 */
parentPort?.on('message', (parameters: Argon2Parameters) => {
  parentPort?.postMessage(argon2Sync('argon2id', parameters))
})
