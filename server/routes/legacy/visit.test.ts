import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Hono } from 'hono'
import { afterAll, expect, it } from 'vitest'
import { loadKeys } from '../../store/keys.ts'
import { keepVisit, newVisit, readVisit, type Visit } from './visit.ts'

const folder = mkdtempSync(join(tmpdir(), 'latchkey-visit-'))
const keys = loadKeys(join(folder, 'keys.json'), { mayCreate: true })
afterAll(() => rmSync(folder, { recursive: true }))

async function kept(visit: Visit): Promise<string> {
  const app = new Hono().get('/', (context) => {
    keepVisit(context, keys, visit)
    return context.text('')
  })
  return (await app.request('https://localhost/')).headers.get('set-cookie') ?? ''
}

async function found(cookie: string): Promise<unknown> {
  const app = new Hono().get('/', (context) => context.json({ visit: readVisit(context, keys) }))
  const reply = await app.request('https://localhost/', { headers: { cookie: cookie.split(';')[0] ?? '' } })
  return ((await reply.json()) as { visit: unknown }).visit
}

it('a visit comes back as it was kept, and says nothing to who reads the cookie', async () => {
  const visit = newVisit({ page: { at: '/legacy/tasks', account: 'erika.example' } })
  const cookie = await kept(visit)
  expect(cookie).toMatch(/^__Host-latchkey-visit=.*; Path=\/; HttpOnly; Secure; SameSite=Lax$/)
  expect(decodeURIComponent(cookie)).not.toContain('erika')
  expect(await found(cookie)).toEqual(visit)
})

it('one that was changed is none', async () => {
  const cookie = await kept(newVisit())
  expect(await found(cookie.replace(/.(?=.{8}; Path)/, (one) => (one === 'A' ? 'B' : 'A')))).toBeUndefined()
  expect(await found('__Host-latchkey-visit=nonsense')).toBeUndefined()
})

it('a cookie stays small enough to be kept: a very long text is typed again', async () => {
  const page = { at: '/legacy/runs/1', number: 3, typed: { reason: 'x'.repeat(5000) } }
  const cookie = await kept(newVisit({ page }))
  expect(cookie.length).toBeLessThan(4096)
  expect(await found(cookie)).toMatchObject({ page: { at: '/legacy/runs/1', number: 3 } })
})
