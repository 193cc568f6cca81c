import { expect, test } from 'vitest'
import type { ApiClient } from '../../shared/wizard/api-client.ts'
import type { AdminApi, SiteApi } from '../routes/operations.ts'
import { createSiteApi } from './site-api.ts'

const createApi = (fetch: typeof globalThis.fetch) => createSiteApi({ fetch, language: () => 'en', host: 'localhost' })

test('path, query and body of a call reach the server', async () => {
  const sent: unknown[] = []
  const api = createApi(async (path, init) => {
    sent.push([init?.method, path, init?.body])
    return Response.json({})
  })
  await api('GET /api/v1/helpdesk/people', { query: { query: 'a&b' } })
  await api('POST /api/v1/runs/{id}/answers', { params: { id: 'a/b' }, body: { number: 1, answer: {} } })
  expect(sent).toEqual([
    ['GET', '/api/v1/helpdesk/people?query=a%26b', undefined],
    ['POST', '/api/v1/runs/a%2Fb/answers', '{"number":1,"answer":{}}'],
  ])
})

test('a file is sent as it is, over the way for files, for as long as it takes', async () => {
  const sent: unknown[] = []
  const file = new Blob(['harbour'])
  const { signal } = new AbortController()
  const api = createSiteApi<SiteApi & AdminApi>({
    fetch: () => Promise.reject(new Error('not the way for files')),
    sendFile: async (path, init, onSent) => {
      onSent?.(7)
      const headers = new Headers(init.headers)
      sent.push([init.method, path, headers.get('content-type'), headers.get('latchkey-csrf'), init.signal === signal])
      expect(init.body).toBe(file)
      return Response.json({})
    },
    language: () => 'en',
    host: 'localhost',
  })
  const call = { params: { id: 'breached' as const }, query: { minCount: '3' }, file, signal }
  const reply = await api('PUT /api/v1/admin/password-lists/{id}', { ...call, onSent: (bytes) => sent.push(bytes) })
  expect(reply.ok).toBe(true)
  const path = '/api/v1/admin/password-lists/breached?minCount=3'
  expect(sent).toEqual([7, ['PUT', path, 'application/octet-stream', '1', true]])
})

test('calls that do not fit their operation do not compile', () => {
  expect(makeWrongCalls).toBeTypeOf('function')
})

/** Compiled, never called: each marked line must stay an error of the compiler. */
async function makeWrongCalls(api: ApiClient<SiteApi>) {
  // @ts-expect-error: no such call
  await api('GET /api/v1/tasks')
  // @ts-expect-error: the id is missing
  await api('GET /api/v1/runs/{id}')
  // @ts-expect-error: the body is missing
  await api('POST /api/v1/runs')
  // @ts-expect-error: a value that the operation does not take
  await api('POST /api/v1/approvals/{id}', { params: { id: '1' }, body: { decision: 'later' } })
  const site = await api('GET /api/v1/site')
  // @ts-expect-error: a field that the reply does not have
  if (site.ok) return site.value.color
}
