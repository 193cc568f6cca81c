import { expect, test } from 'vitest'
import { getTranslator } from '../../../../../shared/languages/translator.ts'
import type { Api } from '../../client.ts'
import { createValueWords, describeValue, readPart } from '../../form/parts.ts'
import { isObject } from '../../form/value.ts'
import { createOrderSource } from './order-source.ts'

const t = getTranslator('en')

/** A server whose second version of the order has a policy that was deleted since, and lacks one that was made since. */
function createServer() {
  const server = { order: { version: 7, policies: ['sales', 'interns', 'new'] } }
  const replies: Record<string, (sent: { version?: number; body?: { policies: string[] } }) => unknown> = {
    'GET /api/v1/admin/policies': () => ({
      items: ['sales', 'interns', 'new', 'default'].map((id) => ({ id, name: `Policy ${id}` })),
    }),
    'GET /api/v1/admin/policy-order': () => server.order,
    'GET /api/v1/admin/policy-order/versions/{version}': () => ({ content: ['interns', 'gone', 'sales'] }),
    'PUT /api/v1/admin/policy-order': ({ version = 0, body: { policies } = { policies: [] } }) => {
      server.order = { version: version + 1, policies }
      return server.order
    },
  }
  const send = async (call: string, sent: object = {}) => ({ ok: true, value: replies[call]?.(sent) })
  // The calls of one resource.
  return { server, source: createOrderSource(send as unknown as Api, t) }
}

test('an earlier order is read by the names of its policies, in its order', async () => {
  const { source } = createServer()
  const form = await source.loadForm()
  const version = await source.loadVersion(2)
  if (!form.ok || !version.ok || !isObject(version.value.content)) throw new Error('not loaded')
  const field = form.value.form.properties?.policies ?? {}
  const policies = readPart({ path: 'policies', schema: field, titles: [] }, version.value.content)
  expect(describeValue(field, policies, createValueWords(t))).toBe(
    'Policy interns\nA policy that was deleted\nPolicy sales',
  )
})

test('a restored order leaves deleted policies out, and puts newer ones last', async () => {
  const { server, source } = createServer()
  const current = await source.load()
  const version = await source.loadVersion(2)
  if (!current.ok || !version.ok || !isObject(version.value.content)) throw new Error('not loaded')
  await source.save({ version: current.value.version, value: version.value.content })
  expect(server.order).toEqual({ version: 8, policies: ['interns', 'sales', 'new'] })
})
