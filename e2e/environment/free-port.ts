import { randomInt } from 'node:crypto'
import { createServer, type Server } from 'node:net'

/**
 * Below the ports that a system gives to connections by itself (from 32768 on): between two starts of a server, none of them takes its
 * port. Each worker of a test run has a range of its own, so that no other worker does.
 */
const firstPort = 12_000
const portsPerWorker = 1000
const ranges = 20
const range = Number(process.env.TEST_PARALLEL_INDEX ?? process.env.VITEST_POOL_ID ?? 0) % ranges
// Two runs on one machine begin at different ports.
let next = randomInt(portsPerWorker)

/** A port of 127.0.0.1 that is free, and that stays free for this worker. */
export async function freePort(host = '127.0.0.1'): Promise<number> {
  for (let tries = 0; tries < portsPerWorker; tries++) {
    const port = firstPort + range * portsPerWorker + (next++ % portsPerWorker)
    if (await isFree(port, host)) return port
  }
  throw new Error(`no port is free from ${firstPort + range * portsPerWorker} on`)
}

function isFree(port: number, host: string): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer()
    server.on('error', () => resolve(false))
    server.listen(port, host, () => server.close(() => resolve(true)))
  })
}

/** The port of a server that listens on one, not on a socket of the file system. */
export function portOf(server: Pick<Server, 'address'>): number {
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error(`the server listens on no port: ${address}`)
  return address.port
}
