import { once } from 'node:events'
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net'
import { Kysely, sql } from 'kysely'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openStore } from '../open.ts'
import type { Tables } from '../tables.ts'
import { mssqlDialect } from './mssql.ts'

/**
 * SQL Server as far as its wire goes without one: a port that nobody listens on, that takes connections and says nothing, that speaks
 * something else, or hangs up. What only a real one can show (a fault in the middle of a transaction, and coming back) is not here.
 */
let server: Server
let url: string
let connections: number
let behave: (socket: Socket) => void

beforeEach(async () => {
  connections = 0
  behave = () => undefined
  server = createServer((socket) => {
    connections++
    // Read, so that its end is seen.
    socket.resume().on('error', () => undefined)
    behave(socket)
  })
  const port = await listen(0)
  url = `mssql://latchkey:secret@127.0.0.1:${port}/latchkey?trustServerCertificate=true`
})
afterEach(stop)

async function listen(port: number): Promise<number> {
  server.listen(port, '127.0.0.1')
  await once(server, 'listening')
  return (server.address() as AddressInfo).port
}

async function stop(): Promise<void> {
  if (!server.listening) return
  server.close()
  await once(server, 'close')
}

const unavailable = expect.objectContaining({ code: 'database-unavailable', retryAfter: 5 })
const garbage = (socket: Socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n<html>')
const hangsUp = (socket: Socket) => void socket.destroy()

test.each([
  ['speaks something else', garbage],
  ['hangs up', hangsUp],
] as const)('a server that %s is told as one, at once', async (_what, how) => {
  behave = how
  const begun = performance.now()
  await expect(openStore({ kind: 'mssql', url })).rejects.toEqual(unavailable)
  expect(performance.now() - begun).toBeLessThan(8000)
})

test('a server that says nothing holds nobody for longer than ten seconds', async () => {
  const begun = performance.now()
  await expect(openStore({ kind: 'mssql', url })).rejects.toEqual(unavailable)
  expect(performance.now() - begun).toBeLessThan(10_000)
})

test('while it is away each request asks anew, and none waits for the one before', async () => {
  const db = new Kysely<Tables>({ dialect: mssqlDialect({ url }) })
  const ask = () => sql`select 1`.execute(db)
  try {
    const { port } = server.address() as AddressInfo
    await stop()
    for (let request = 0; request < 2; request++) await expect(ask()).rejects.toEqual(unavailable)
    await listen(port)
    behave = garbage
    await expect(ask()).rejects.toEqual(unavailable)
    const before = connections
    expect(before).toBeGreaterThan(0)
    const several = await Promise.allSettled([ask(), ask(), ask()])
    expect(several.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected'])
    expect(connections).toBeGreaterThan(before)
  } finally {
    await db.destroy()
  }
})
