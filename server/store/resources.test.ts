import { setTimeout as delay } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { listNodes, registerNode } from './nodes.ts'
import { deleteProfile, findProfile, saveProfile } from './profiles.ts'
import { absentSetting, getSetting, putSetting } from './settings.ts'
import { purgeSpentChallenges, spendChallenge } from './spent-challenges.ts'
import { findStateToken, insertStateToken, purgeStateTokens, revokeStateTokens } from './state-tokens.ts'
import { eachStore } from './testing.ts'
import { currentWorkflow, currentWorkflows, findWorkflowVersion, publishWorkflow } from './workflow-versions.ts'

eachStore('settings', (open) => {
  test('a setting is written only over the version that was read', async () => {
    await using store = await open()
    const put = (value: unknown, version: number) => store.transaction((tx) => putSetting(tx, 'mail', value, version))
    expect(await getSetting(store.read, 'mail')).toBeUndefined()
    expect(await put({ from: 'ä@example.test' }, absentSetting)).toBe(true)
    expect(await put({ from: 'other' }, absentSetting)).toBe(false)
    expect(await put(['list'], 1)).toBe(true)
    expect(await put('late', 1)).toBe(false)
    expect(await getSetting(store.read, 'mail')).toEqual({ value: ['list'], version: 2 })
  })
})

eachStore('workflow versions', (open) => {
  test('publishing the same again changes nothing; a change is a new version beside the old', async () => {
    await using store = await open()
    const of = { policy: 'default', workflow: 'register' }
    const publish = (definition: string) => store.transaction((tx) => publishWorkflow(tx, { ...of, definition }))
    const first = await publish('{"a":1}')
    expect(await publish('{"a":1}')).toEqual(first)
    const second = await publish('{"a":2}')
    expect(second).toMatchObject({ version: 2, publishedAt: expect.any(Date) })
    expect(await currentWorkflow(store.read, of)).toEqual(second)
    expect(await findWorkflowVersion(store.read, first.id)).toEqual(first)
    expect(await currentWorkflows(store.read)).toEqual([second])
    expect(await currentWorkflows(store.read, 'other')).toEqual([])
  })

  test('two nodes that publish the same at once publish it once', async () => {
    await using store = await open()
    const order = { policy: 'default', workflow: 'register', definition: '{}' }
    const [one, other] = await Promise.all([1, 2].map(() => store.transaction((tx) => publishWorkflow(tx, order))))
    expect(one).toEqual(other)
  })
})

eachStore('profiles', (open) => {
  const profile = { personId: 'person', domain: 'sample', language: 'de', askSalt: 's' }

  test('registering again replaces every answer', async () => {
    await using store = await open()
    const save = (questions: string[]) =>
      store.transaction((tx) =>
        saveProfile(tx, { ...profile, answers: questions.map((question) => ({ question, hash: '$argon2id$' })) }),
      )
    await save(['pet', 'city'])
    await save(['city', 'car'])
    const found = await findProfile(store.read, 'person')
    expect(found).toMatchObject({ ...profile, registeredAt: expect.any(Date) })
    expect(found?.answers.map((answer) => answer.question)).toEqual(['car', 'city'])
    await store.transaction((tx) => deleteProfile(tx, 'person'))
    expect(await findProfile(store.read, 'person')).toBeUndefined()
  })

  test('two who register the same person at once leave the answers of one of them', async () => {
    await using store = await open()
    const save = (hash: string) =>
      store.transaction((tx) =>
        saveProfile(tx, { ...profile, answers: ['a', 'b', 'c'].map((question) => ({ question, hash })) }),
      )
    await Promise.all([save('one'), save('two')])
    const answers = (await findProfile(store.read, 'person'))?.answers ?? []
    expect(answers).toHaveLength(3)
    expect(new Set(answers.map((answer) => answer.hash)).size).toBe(1)
  })
})

eachStore('state tokens', (open) => {
  test('a token holds until it ends or is revoked', async () => {
    await using store = await open()
    const add = (tokenHash: string, milliseconds: number) =>
      store.transaction((tx) => insertStateToken(tx, { tokenHash, personId: 'p', domain: 'd', milliseconds }))
    await add('long', 60_000)
    await add('short', 5)
    await delay(20)
    expect(await findStateToken(store.read, 'long')).toMatchObject({ personId: 'p', expiresAt: expect.any(Date) })
    expect(await findStateToken(store.read, 'short')).toBeUndefined()
    expect(await store.transaction(purgeStateTokens)).toBe(1)
    expect(await store.transaction((tx) => revokeStateTokens(tx, 'p'))).toBe(1)
    expect(await findStateToken(store.read, 'long')).toBeUndefined()
  })
})

eachStore('spent challenges', (open) => {
  test('a solved challenge is taken once, also from many at once', async () => {
    await using store = await open()
    const spend = () =>
      store.transaction((tx) => spendChallenge(tx, { hash: 'h', expiresAt: new Date(Date.now() + 60_000) }))
    expect((await Promise.all([spend(), spend(), spend()])).filter(Boolean)).toHaveLength(1)
    expect(await store.transaction(purgeSpentChallenges)).toBe(0)
  })

  test('what expired is forgotten', async () => {
    await using store = await open()
    await store.transaction((tx) => spendChallenge(tx, { hash: 'h', expiresAt: new Date(0) }))
    expect(await store.transaction(purgeSpentChallenges)).toBe(1)
  })
})

eachStore('nodes', (open) => {
  test('a node that starts again takes its row over; one long unseen is not alive', async () => {
    await using store = await open()
    await store.transaction((tx) => registerNode(tx, { id: 'n', host: 'old', processId: 1 }))
    await store.transaction((tx) => registerNode(tx, { id: 'n', host: 'new', processId: 2 }))
    expect(await listNodes(store.read, 60_000)).toMatchObject([{ id: 'n', host: 'new', processId: 2, alive: true }])
    await delay(20)
    expect(await listNodes(store.read, 5)).toMatchObject([{ alive: false }])
  })
})
