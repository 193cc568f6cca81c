import { once } from 'node:events'
import { createServer, type Server, type Socket } from 'node:net'
import { Kysely, sql } from 'kysely'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { portOf } from '../../../e2e/environment/free-port.ts'
import { openStore } from '../open.ts'
import type { Tables } from '../tables.ts'
import { mssqlDialect } from './mssql.ts'

/**
 * Network faults without a real SQL Server: a port without a listener, one that accepts connections and stays silent, one that sends
 * something else, or closes the connection. Faults that need a real server (in the middle of a transaction, recovery) are not tested here.
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
  return portOf(server)
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
  ['sends something else', garbage],
  ['closes the connection', hangsUp],
] as const)('a server that %s is reported as unavailable without waiting for a time-out', async (_what, how) => {
  behave = how
  const refused = openStore({ kind: 'mssql', url })
  await expect(refused).rejects.toMatchObject({
    code: 'database-unavailable',
    retryAfter: 5,
    cause: { code: 'ESOCKET' },
  })
})

test('a silent server is reported by the connect time-out, before the one for acquiring a connection', async () => {
  const refused = openStore({ kind: 'mssql', url })
  await expect(refused).rejects.toMatchObject({
    code: 'database-unavailable',
    retryAfter: 5,
    cause: { code: 'ETIMEOUT' },
  })
})

test('while the server is unavailable each request tries to connect again, and none waits for the previous one', async () => {
  const db = new Kysely<Tables>({ dialect: mssqlDialect({ url }) })
  const ask = () => sql`select 1`.execute(db)
  try {
    const port = portOf(server)
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
