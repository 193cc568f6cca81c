import { afterAll, beforeAll, expect, test } from 'vitest'
import type { FieldSchema } from '../../../shared/wizard/page.ts'
import { createServerHarness, type ServerHarness } from './testing.ts'

let server: ServerHarness
let admin: ReturnType<ServerHarness['as']>
const policies = '/api/v1/admin/policies'

beforeAll(async () => {
  server = await createServerHarness()
  admin = server.as(await server.signIn('site.admin', 'administration'))
})
afterAll(() => server[Symbol.asyncDispose]())

test('every field of a policy has a title', async () => {
  const created = (await admin('POST', policies, { name: 'Branch office' })).body
  const { body } = await admin('GET', `${policies}/${created.id}/form`)
  expect(body.title).toBe('Branch office')
  const untitled: string[] = []
  const visit = (at: string, field: FieldSchema) => {
    // The settings of a rule are a part of their rule, and items of a list go by their list.
    const isPart = /(^|\.)(settings|\[\])$/.test(at) || at === ''
    if (!field.title && !isPart) untitled.push(at)
    for (const [name, inner] of Object.entries(field.properties ?? {})) visit(at ? `${at}.${name}` : name, inner)
    for (const inner of [...(field.items ? [field.items] : []), ...(field.variants ?? [])]) visit(`${at}.[]`, inner)
  }
  visit('', body.form)
  expect(untitled).toEqual([])
})

test('the form of the default policy has no fields that would narrow it', async () => {
  const fields = async (id: string) => Object.keys((await admin('GET', `${policies}/${id}/form`)).body.form.properties)
  expect(await fields('default')).not.toEqual(expect.arrayContaining(['userScope']))
  expect(await fields('default')).toContain('rules')
  expect((await admin('GET', `${policies}/none/form`)).status).toBe(404)
})

test('each password rule is a variant that its id tells apart', async () => {
  const { rules } = (await admin('GET', `${policies}/default/form`)).body.form.properties
  const ids = rules.items.variants.map((variant: FieldSchema) => variant.properties?.id?.const)
  expect(ids).toContain('length')
  expect(new Set(ids).size).toBe(ids.length)
})
