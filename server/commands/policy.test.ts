import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { readConfig } from '../config.ts'
import { defaultPolicyDefinition, lastPriority } from '../policies/management-policy.ts'
import { insertPolicy } from '../store/management-policies.ts'
import { openStore } from '../store/open.ts'
import { openKeys } from '../store/open-keys.ts'
import { listVersions } from '../store/resource-versions.ts'
import { managePolicy } from './policy.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'latchkey-policy-'))
  await withStore((store) =>
    store.transaction(async (tx) => {
      const definition = JSON.stringify(defaultPolicyDefinition)
      await insertPolicy(tx, { id: 'default', priority: lastPriority, definition })
      await insertPolicy(tx, { id: 'one', priority: 10, definition: '{"name": "Sales", "enabled": false}' })
      await insertPolicy(tx, { id: 'two', priority: 20, definition: '{"name": "Stores"}' })
      await insertPolicy(tx, { id: 'three', priority: 30, definition: '{"name": "Stores"}' })
    }),
  )
})
afterEach(async () => {
  vi.restoreAllMocks()
  await rm(folder, { recursive: true })
})

async function withStore<Result>(work: (store: Awaited<ReturnType<typeof openStore>>) => Promise<Result>) {
  const { database, keyFile } = readConfig({}, folder)
  const store = await openStore(database)
  await openKeys(store, keyFile)
  try {
    return await work(store)
  } finally {
    await store.close()
  }
}

async function run(...args: string[]) {
  const output: string[] = []
  for (const stream of ['log', 'error'] as const)
    vi.spyOn(console, stream).mockImplementation((line: string) => void output.push(line))
  const code = await managePolicy(readConfig({}, folder), args, new AbortController().signal)
  return { code, output: output.join('\n') }
}

const readMethods = async (policy: string) => JSON.parse((await run(policy)).output).callerMethods

test('policies are listed in the order in which they decide', async () => {
  const { code, output } = await run()
  expect([code, ...output.split('\n')]).toEqual([
    0,
    'one  Sales  (switched off)',
    'two  Stores',
    'three  Stores',
    'default  Default',
  ])
})

test('ways to check a caller are switched on one by one, in a policy that its id or its name means', async () => {
  expect((await run('default', 'callerMethods.callBack', 'true')).code).toBe(0)
  expect(await run('Default', 'callerMethods.privateMail', 'otherMailbox')).toEqual({
    code: 0,
    output: 'callerMethods.privateMail of Default is now otherMailbox.',
  })
  expect(await readMethods('default')).toEqual({ callBack: true, identityDocument: false, privateMail: 'otherMailbox' })
  expect((await run('default', 'callerMethods', '{"identityDocument": true}')).code).toBe(0)
  expect(await readMethods('default')).toEqual({ callBack: false, identityDocument: true, privateMail: null })
  expect(await readMethods('one')).toMatchObject({ identityDocument: false })
  const versions = await withStore(({ read }) =>
    listVersions(read, { resource: 'policy', id: 'default' }, { count: 9 }),
  )
  expect(versions.map(({ version, action, author }) => [version, action, author])).toEqual([
    [4, 'changed', null],
    [3, 'changed', null],
    [2, 'changed', null],
    [1, 'before', null],
  ])
})

test.each([
  [
    'a value of another kind',
    ['default', 'callerMethods.callBack', 'often'],
    1,
    /^callerMethods.callBack cannot be often: /,
  ],
  ['no name of an attribute', ['default', 'callerMethods.privateMail', 'a b'], 1, /cannot be a b/],
  ['a field that no policy has', ['default', 'callerMethods.fax', 'true'], 1, /no field callerMethods.fax/],
  ['a field deeper than any', ['default', 'callerMethods.callBack.often', 'true'], 1, /no field/],
  ['a scope', ['default', 'userScope', '{}'], 1, /through the API/],
  ['the default policy switched off', ['default', 'enabled', 'false'], 1, /enabled cannot be false/],
  ['an unknown policy', ['nobody'], 1, /no policy of this name/],
  ['a name of two policies', ['Stores'], 1, /Several policies/],
  ['a field without a value', ['default', 'name'], 2, /Name a policy, a field and its value/],
])('%s is refused and changes nothing', async (_, args, code, output) => {
  const before = await run('default')
  expect(await run(...args)).toEqual({ code, output: expect.stringMatching(output) })
  expect(await run('default')).toEqual(before)
})

test('the commands of the page on the roll-out switch on what it says', async () => {
  const page = await readFile(join(import.meta.dirname, '../../docs/roll-out.md'), 'utf8')
  const commands = [...page.matchAll(/^ {4}npm start -- policy (\S+) (\S+) (?:"([^"]*)"|(\S+))$/gm)]
  expect(commands.length).toBeGreaterThan(2)
  for (const [, policy = '', field = '', quoted, plain = ''] of commands)
    expect(await run(policy, field, quoted ?? plain)).toMatchObject({ code: 0 })
  const { enforcement } = JSON.parse((await run('default')).output)
  expect(enforcement).toMatchObject({
    inviteToRegister: { enabled: true, days: [0, 7, 21, 45] },
    remindOfPasswordExpiry: { enabled: true },
  })
})

test.each([
  ['enforcement.inviteToRegister.days', '[7, 0]', /small to large/],
  ['enforcement.inviteToRegister.scope', '{}', /scope is changed through the API/],
  ['enforcement.invite.enabled', 'true', /has no field enforcement\.invite\.enabled/],
  ['enforcement.inviteToRegister.enabled.deeper', 'true', /has no field/],
])('%s cannot be %s', async (field, value, says) => {
  const { code, output } = await run('default', field, value)
  expect(code).toBe(1)
  expect(output).toMatch(says)
})
