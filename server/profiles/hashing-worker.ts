/**
 * The code of a hashing thread. A string and not a file, so that it works from TypeScript and from a bundle, which would otherwise need a
 * second file.
 *
 * Synchronous on purpose: the asynchronous form takes threads of libuv's one pool, where name lookups and files would wait
 * behind it (428 ms behind 32 hashes, measured 2026-11-21).
 */
export const hashingWorker = `
  const { argon2Sync } = require('node:crypto')
  const { parentPort } = require('node:worker_threads')
  parentPort.on('message', (parameters) => parentPort.postMessage(argon2Sync('argon2id', parameters)))
`
