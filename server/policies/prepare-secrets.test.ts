import { join } from 'node:path'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { createKeptSecrets, keptSecret } from '../store/kept-secrets.ts'
import { openKeys } from '../store/open-keys.ts'
import { temporaryStore } from '../store/testing.ts'
import { prepareSecrets } from './prepare-secrets.ts'

const secret = keptSecret('test system')
const shape = z.strictObject({
  name: z.string(),
  token: secret.optional(),
  other: keptSecret('other system').optional(),
  nested: z.strictObject({ token: secret, tokens: z.array(secret) }).optional(),
  byName: z.record(z.string(), z.union([z.strictObject({ token: secret }), z.string()])).optional(),
})

async function openSecrets() {
  const store = await temporaryStore()
  const keys = await openKeys(store, join(store.folder, 'keys'))
  return {
    store,
    reveal: createKeptSecrets(store.read, keys).reveal,
    prepare: (value: z.input<typeof shape>) => prepareSecrets({ read: store.read, keys }, shape, value),
    [Symbol.asyncDispose]: () => store[Symbol.asyncDispose](),
  }
}

test('each secret that is entered becomes a reference, wherever it is, and nothing else changes', async () => {
  await using secrets = await openSecrets()
  const { value, problems, write } = await secrets.prepare({
    name: 'n',
    token: 's1',
    nested: { token: 's2', tokens: ['s3', 's4'] },
    byName: { one: { token: 's5' }, other: 'plain' },
  })
  expect(problems).toEqual([])
  await secrets.store.transaction(write)
  const named: unknown[] = [value.token, value.nested?.token, ...(value.nested?.tokens ?? [])]
  const revealed = await Promise.all(named.map((one) => secrets.reveal(String(one), 'test system')))
  expect(revealed).toEqual(['s1', 's2', 's3', 's4'])
  expect(JSON.stringify(value)).not.toMatch(/"s\d"/)
  expect(value).toMatchObject({ name: 'n', byName: { other: 'plain' } })
})

test('a reference that was read and is sent back stays; nothing is kept twice', async () => {
  await using secrets = await openSecrets()
  const first = await secrets.prepare({ name: 'n', token: 's1' })
  await secrets.store.transaction(first.write)
  const again = await secrets.prepare(first.value)
  expect([again.value, again.problems]).toEqual([first.value, []])
  await secrets.store.transaction(again.write)
  expect(await secrets.store.read.selectFrom('KeptSecret').selectAll().execute()).toHaveLength(1)
})

test('a reference to nothing, or to the secret of another kind of system, is refused at its field', async () => {
  await using secrets = await openSecrets()
  const first = await secrets.prepare({ name: 'n', token: 's1' })
  await secrets.store.transaction(first.write)
  const moved = await secrets.prepare({ name: 'n', other: first.value.token })
  expect(moved.problems).toEqual([{ path: 'other', code: 'secret-not-kept' }])
  const foreign = await secrets.prepare({
    name: 'n',
    nested: { token: 's', tokens: [`secret:${crypto.randomUUID()}`] },
  })
  expect(foreign.problems).toEqual([{ path: 'nested.tokens.0', code: 'secret-not-kept' }])
})

test('a secret that was moved within the database is revealed to nobody', async () => {
  await using secrets = await openSecrets()
  const { value, write } = await secrets.prepare({ name: 'n', token: 's1', other: 's2' })
  await secrets.store.transaction(write)
  const [token = '', other = ''] = [value.token, value.other]
  expect(await secrets.reveal(other, 'test system')).toBeUndefined()
  const [own, another] = [token, other].map((one) => one.slice('secret:'.length))
  const rows = await secrets.store.read.selectFrom('KeptSecret').selectAll().execute()
  const envelope = rows.find(({ id }) => id === another)?.envelope ?? ''
  await secrets.store.transaction((tx) =>
    tx
      .updateTable('KeptSecret')
      .set({ envelope })
      .where('id', '=', own ?? '')
      .execute(),
  )
  expect(await secrets.reveal(token, 'test system')).toBeUndefined()
})
