import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Hono } from 'hono'
import { afterAll, expect, it } from 'vitest'
import { loadKeys } from '../../store/keys.ts'
import { createLegacySession, type LegacySession, readLegacySession, writeLegacySession } from './legacy-session.ts'

const folder = mkdtempSync(join(tmpdir(), 'latchkey-session-'))
const keys = loadKeys(join(folder, 'keys.json'), { mayCreate: true })
afterAll(() => rmSync(folder, { recursive: true }))

async function kept(session: LegacySession): Promise<string> {
  const app = new Hono().get('/', (context) => {
    writeLegacySession(context, keys, session)
    return context.text('')
  })
  return (await app.request('https://localhost/')).headers.get('set-cookie') ?? ''
}

async function found(cookie: string): Promise<unknown> {
  const app = new Hono().get('/', (context) => context.json({ session: readLegacySession(context, keys) }))
  const reply = await app.request('https://localhost/', { headers: { cookie: cookie.split(';')[0] ?? '' } })
  return ((await reply.json()) as { session: unknown }).session
}

it('a session is restored from its cookie, which is unreadable without the key', async () => {
  const session = createLegacySession({ page: { at: '/legacy/', account: 'erika.example' } })
  const cookie = await kept(session)
  expect(cookie).toMatch(/^__Host-latchkey-visit=.*; Path=\/; HttpOnly; Secure; SameSite=Lax$/)
  expect(decodeURIComponent(cookie)).not.toContain('erika')
  expect(await found(cookie)).toEqual(session)
})

it('a changed cookie is ignored', async () => {
  const cookie = await kept(createLegacySession())
  expect(await found(cookie.replace(/.(?=.{8}; Path)/, (one) => (one === 'A' ? 'B' : 'A')))).toBeUndefined()
  expect(await found('__Host-latchkey-visit=nonsense')).toBeUndefined()
})

it('a very long text is dropped, so that the cookie stays within its limit', async () => {
  const page = { at: '/legacy/runs/1', number: 3, typed: { reason: 'x'.repeat(5000) } }
  const cookie = await kept(createLegacySession({ page }))
  expect(cookie.length).toBeLessThan(4096)
  expect(await found(cookie)).toMatchObject({ page: { at: '/legacy/runs/1', number: 3 } })
})
