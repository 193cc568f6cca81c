import { expect, test } from 'vitest'
import { listNodes, registerNode } from './nodes.ts'
import { endAllAccess } from './person-access.ts'
import { deleteProfile, findProfile, saveProfile } from './profiles.ts'
import { absentSetting, getSetting, putSetting } from './settings.ts'
import { signRow } from './signed-rows.ts'
import { consumeChallenge, deleteExpiredChallenges } from './spent-challenges.ts'
import { deleteExpiredStateTokens, findStateToken, insertStateToken, revokeStateTokens } from './state-tokens.ts'
import { eachStore } from './testing.ts'
import { findCurrentWorkflow, findWorkflowVersion, listCurrentWorkflows, publishWorkflow } from './workflow-versions.ts'

eachStore('settings', (open) => {
  test('a setting is saved only over the version that was read', async () => {
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
  test('publishing an unchanged workflow changes nothing; a change is a new version, and the old one stays', async () => {
    await using store = await open()
    const key = { policy: 'default', workflow: 'register' }
    const publish = (definition: string) => store.transaction((tx) => publishWorkflow(tx, { ...key, definition }))
    const first = await publish('{"a":1}')
    expect(await publish('{"a":1}')).toEqual(first)
    const second = await publish('{"a":2}')
    expect(second).toMatchObject({ version: 2, publishedAt: expect.any(Date) })
    expect(await findCurrentWorkflow(store.read, key)).toEqual(second)
    expect(await findWorkflowVersion(store.read, first.id)).toEqual(first)
    expect(await listCurrentWorkflows(store.read)).toEqual([second])
    expect(await listCurrentWorkflows(store.read, 'other')).toEqual([])
  })

  test('two nodes that publish the same workflow at once create one version', async () => {
    await using store = await open()
    const order = { policy: 'default', workflow: 'register', definition: '{}' }
    const [one, other] = await Promise.all([1, 2].map(() => store.transaction((tx) => publishWorkflow(tx, order))))
    expect(one).toEqual(other)
  })
})

eachStore('profiles', (open) => {
  const profile = { personId: 'person', domain: 'sample', language: 'de', askSalt: 's' }

  test('registering again replaces all answers', async () => {
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

  test('if two requests register the same person at once, the answers of one of them are stored', async () => {
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
  test('a token is valid until it expires or is revoked', async () => {
    await using store = await open()
    const add = (tokenHash: string, milliseconds: number) =>
      store.transaction((tx) => insertStateToken(tx, { tokenHash, personId: 'p', domain: 'd', milliseconds }))
    await add('long', 60_000)
    await add('short', -1)
    expect(await findStateToken(store.read, 'long')).toMatchObject({ personId: 'p', expiresAt: expect.any(Date) })
    expect(await findStateToken(store.read, 'short')).toBeUndefined()
    expect(await store.transaction(deleteExpiredStateTokens)).toBe(1)
    expect(await store.transaction((tx) => revokeStateTokens(tx, 'p'))).toBe(1)
    expect(await findStateToken(store.read, 'long')).toBeUndefined()
  })

  test('H4: a token from before the clock was set back is not believed, and a restore ends all of them', async () => {
    await using store = await open()
    const add = (tokenHash: string) =>
      store.transaction((tx) => insertStateToken(tx, { tokenHash, personId: 'p', domain: 'd', milliseconds: 60_000 }))
    await add('now')
    const { mac: _, ...row } = await store.read.selectFrom('StateToken').selectAll().executeTakeFirstOrThrow()
    const createdAt = new Date(row.createdAt.getTime() + 3_600_000)
    const later = { ...row, tokenHash: 'later', createdAt, expiresAt: new Date(createdAt.getTime() + 60_000) }
    await store.transaction((tx) =>
      tx
        .insertInto('StateToken')
        .values(signRow(tx, 'StateToken', later))
        .execute(),
    )
    expect(await findStateToken(store.read, 'later')).toBeUndefined()
    expect(await findStateToken(store.read, 'now')).toBeDefined()
    await store.transaction(endAllAccess)
    expect(await findStateToken(store.read, 'now')).toBeUndefined()
  })
})

eachStore('spent challenges', (open) => {
  test('a solved challenge is accepted once, also from concurrent requests', async () => {
    await using store = await open()
    const spend = () =>
      store.transaction((tx) => consumeChallenge(tx, { hash: 'h', expiresAt: new Date(Date.now() + 60_000) }))
    expect((await Promise.all([spend(), spend(), spend()])).filter(Boolean)).toHaveLength(1)
    expect(await store.transaction(deleteExpiredChallenges)).toBe(0)
  })

  test('clean-up deletes expired challenges', async () => {
    await using store = await open()
    await store.transaction((tx) => consumeChallenge(tx, { hash: 'h', expiresAt: new Date(0) }))
    expect(await store.transaction(deleteExpiredChallenges)).toBe(1)
  })
})

eachStore('nodes', (open) => {
  test('a restarted node takes over its row; a node that was not seen for long is not alive', async () => {
    await using store = await open()
    await store.transaction((tx) => registerNode(tx, { id: 'n', host: 'old', processId: 1 }))
    await store.transaction((tx) => registerNode(tx, { id: 'n', host: 'new', processId: 2 }))
    expect(await listNodes(store.read, 60_000)).toMatchObject([{ id: 'n', host: 'new', processId: 2, alive: true }])
    const anHourAgo = new Date(Date.now() - 3_600_000)
    await store.transaction((tx) => tx.updateTable('Node').set({ seenAt: anHourAgo }).execute())
    expect(await listNodes(store.read, 60_000)).toMatchObject([{ alive: false }])
  })
})
