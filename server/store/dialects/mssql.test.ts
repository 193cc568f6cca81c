import { once } from 'node:events'
import { createServer } from 'node:net'
import { Kysely } from 'kysely'
import { expect, test } from 'vitest'
import { AppError } from '../../../shared/errors.ts'
import { insertIfAbsent } from '../inserting.ts'
import { openStore } from '../open.ts'
import { claimMail } from '../outbox.ts'
import { claimRun, type Run } from '../runs.ts'
import type { Tables } from '../tables.ts'
import { mssqlDialect } from './mssql.ts'
import { isAlreadyRolledBack, isMssqlUniqueViolation, mayRetry, translateMssqlError } from './mssql-errors.ts'
import { parseMssqlUrl } from './mssql-url.ts'

test('the address contains server, database and user; the connection is encrypted and verified unless it says otherwise', () => {
  expect(parseMssqlUrl('mssql://sa:p%40ss@db.example.test/latchkey')).toMatchObject({
    server: 'db.example.test',
    authentication: { options: { userName: 'sa', password: 'p@ss' } },
    options: { database: 'latchkey', port: 1433, encrypt: true, trustServerCertificate: false, useUTC: true },
  })
  expect(parseMssqlUrl('mssql://sa@db/latchkey', 'from file').authentication?.options.password).toBe('from file')
  expect(parseMssqlUrl('mssql://sa@db/PROD/latchkey').options).toMatchObject({ instanceName: 'PROD' })
  expect(parseMssqlUrl('mssql://sa@db:1444/PROD/latchkey').options).toMatchObject({ port: 1444 })
  expect(parseMssqlUrl('mssql://sa@[::1]/latchkey').server).toBe('::1')
  expect(parseMssqlUrl('mssql://sa@db/l?encrypt=strict').options).toMatchObject({ encrypt: 'strict' })
})

test.for([
  '',
  'postgres://u@h/d',
  'mssql://h',
  'mssql://u@h/a/b/c',
  'mssql://u@h/d?encrypt=maybe',
  'mssql://u:%zz@h/d',
])('an invalid address is refused without repeating it: %j', (url) => {
  const refused = expect.objectContaining({ code: 'configuration-invalid', message: 'configuration-invalid' })
  expect(() => parseMssqlUrl(url)).toThrow(refused)
})

test('errors of the server are translated, also in lists', () => {
  const translated = (error: unknown) => {
    const ours = translateMssqlError(error)
    return ours instanceof AppError ? ours.code : undefined
  }
  expect(translated({ number: 1105 })).toBe('disk-full')
  expect(translated([{ number: 9002 }, { number: 3621 }])).toBe('disk-full')
  expect(translated({ code: 'ESOCKET' })).toBe('database-unavailable')
  expect(translated({ number: 2627 })).toBeUndefined()
  expect(isMssqlUniqueViolation([{ number: 2627 }, { number: 3621 }])).toBe(true)
  expect(translated({ number: 1205 })).toBe('database-locked')
  expect(mayRetry(translateMssqlError({ number: 1205 }))).toBe(true)
  expect(mayRetry(translateMssqlError({ number: 1105 }))).toBe(false)
  expect(mayRetry(translateMssqlError({ code: 'ETIMEOUT' }))).toBe(false)
  expect(isAlreadyRolledBack({ number: 3903 })).toBe(true)
  expect(isAlreadyRolledBack({ number: 50000 })).toBe(false)
})

test('a server that refuses connections is reported without waiting for a time-out', async () => {
  const server = createServer()
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as { port: number }
  server.close()
  await once(server, 'close')
  const refused = openStore({ kind: 'mssql', url: `mssql://sa:x@127.0.0.1:${port}/latchkey` })
  await expect(refused).rejects.toMatchObject({ code: 'database-unavailable', cause: { code: 'ESOCKET' } })
})

test('statements use the SQL of SQL Server only', async () => {
  const statements: string[] = []
  const dialect = mssqlDialect({ url: 'mssql://sa@127.0.0.1/latchkey' })
  const db = new Kysely<Tables>({ dialect: { ...dialect, createDriver: () => recording(statements) } })
  await db.transaction().execute(async (tx) => {
    await claimMail(tx, 60_000)
    await claimRun(tx, { id: 'a', version: 1 } as Run, { milliseconds: 30 * 86_400_000 + 5 })
    await insertIfAbsent(tx, 'SpentChallenge', { hash: 'h', expiresAt: new Date() })
  })
  expect(statements[0]).toContain('select top(10)')
  expect(statements[1]).toContain('dateadd(day, 30, dateadd(millisecond, 5, cast(sysutcdatetime() as datetime2(3))))')
  expect(statements.join('\n')).not.toMatch(/\blimit\b|returning|on conflict|strftime|merge/i)
})

/** Records every statement and returns no rows. */
function recording(statements: string[]) {
  const nothing = async () => {}
  return {
    init: nothing,
    acquireConnection: async () => ({
      async executeQuery({ sql }: { sql: string }) {
        statements.push(sql)
        return { rows: [], numAffectedRows: 0n }
      },
      async *streamQuery() {},
    }),
    beginTransaction: nothing,
    commitTransaction: nothing,
    rollbackTransaction: nothing,
    releaseConnection: nothing,
    destroy: nothing,
  }
}
