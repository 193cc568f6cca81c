import { once } from 'node:events'
import { createServer } from 'node:net'
import { Kysely } from 'kysely'
import { expect, test } from 'vitest'
import { AppError } from '../../../shared/errors.ts'
import { insertIfAbsent } from '../inserting.ts'
import { openStore } from '../open.ts'
import { claimMail } from '../outbox.ts'
import { claimRun } from '../runs.ts'
import type { Tables } from '../tables.ts'
import { mssqlDialect } from './mssql.ts'
import { isDeadlockVictim, isMssqlUniqueViolation, isRolledBackAnyway, translateMssqlError } from './mssql-errors.ts'
import { mssqlConfiguration } from './mssql-url.ts'

test('an address names server, database, user, and is encrypted and verified unless it says otherwise', () => {
  expect(mssqlConfiguration('mssql://sa:p%40ss@db.example.test/latchkey')).toMatchObject({
    server: 'db.example.test',
    authentication: { options: { userName: 'sa', password: 'p@ss' } },
    options: { database: 'latchkey', port: 1433, encrypt: true, trustServerCertificate: false, useUTC: true },
  })
  expect(mssqlConfiguration('mssql://sa@db/latchkey', 'from file').authentication?.options.password).toBe('from file')
  expect(mssqlConfiguration('mssql://sa@db/PROD/latchkey').options).toMatchObject({ instanceName: 'PROD' })
  expect(mssqlConfiguration('mssql://sa@db:1444/PROD/latchkey').options).toMatchObject({ port: 1444 })
  expect(mssqlConfiguration('mssql://sa@[::1]/latchkey').server).toBe('::1')
  expect(mssqlConfiguration('mssql://sa@db/l?encrypt=strict').options).toMatchObject({ encrypt: 'strict' })
})

test.for([
  '',
  'postgres://u@h/d',
  'mssql://h',
  'mssql://u@h/a/b/c',
  'mssql://u@h/d?encrypt=maybe',
  'mssql://u:%zz@h/d',
])('an address that is not one is refused without repeating it: %j', (url) => {
  const refused = expect.objectContaining({ code: 'configuration-invalid', message: 'configuration-invalid' })
  expect(() => mssqlConfiguration(url)).toThrow(refused)
})

test('errors of the server become ours, lists of them too', () => {
  const translated = (error: unknown) => {
    const ours = translateMssqlError(error)
    return ours instanceof AppError ? ours.code : undefined
  }
  expect(translated({ number: 1105 })).toBe('disk-full')
  expect(translated([{ number: 9002 }, { number: 3621 }])).toBe('disk-full')
  expect(translated({ code: 'ESOCKET' })).toBe('database-unavailable')
  expect(translated({ number: 2627 })).toBeUndefined()
  expect(isMssqlUniqueViolation([{ number: 2627 }, { number: 3621 }])).toBe(true)
  expect(isDeadlockVictim({ number: 1205 })).toBe(true)
  expect(isRolledBackAnyway({ number: 3903 })).toBe(true)
  expect(isRolledBackAnyway({ number: 50000 })).toBe(false)
})

test('a server that refuses connections is known at once', async () => {
  const server = createServer()
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as { port: number }
  server.close()
  await once(server, 'close')
  const start = performance.now()
  const refused = openStore({ kind: 'mssql', url: `mssql://sa:x@127.0.0.1:${port}/latchkey` })
  await expect(refused).rejects.toMatchObject({ code: 'database-unavailable' })
  expect(performance.now() - start).toBeLessThan(5000)
})

test('statements are in the SQL that the server speaks', async () => {
  const statements: string[] = []
  const dialect = mssqlDialect({ url: 'mssql://sa@127.0.0.1/latchkey' })
  const db = new Kysely<Tables>({ dialect: { ...dialect, createDriver: () => recording(statements) } })
  await db.transaction().execute(async (tx) => {
    await claimMail(tx, 60_000)
    await claimRun(tx, { id: 'a', expectedVersion: 1, milliseconds: 30 * 86_400_000 + 5 })
    await insertIfAbsent(tx, 'SpentChallenge', { hash: 'h', expiresAt: new Date() })
  })
  expect(statements[0]).toContain('select top(10)')
  expect(statements[1]).toContain('dateadd(day, 30, dateadd(millisecond, 5, cast(sysutcdatetime() as datetime2(3))))')
  expect(statements.join('\n')).not.toMatch(/\blimit\b|returning|on conflict|strftime|merge/i)
})

/** Takes every statement and gives nothing back. */
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
