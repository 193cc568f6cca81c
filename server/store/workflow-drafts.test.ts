import { expect, test } from 'vitest'
import { eachStore } from './testing.ts'
import { bindTestKeys } from './testing-keys.ts'
import { findWorkflowDraft, listWorkflowDrafts, saveWorkflowDraft } from './workflow-drafts.ts'

const key = { policy: 'default', workflow: 'unlock-my-account' }
const draft = { ...key, basedOn: 3, definition: '{}', author: 'ada' }

eachStore('drafts of workflows', (open) => {
  test('a draft is saved over the version that was read, and over no other', async () => {
    await using store = await open()
    bindTestKeys(store)
    const save = (expected: number, definition: string | null) =>
      store.transaction((tx) => saveWorkflowDraft(tx, { ...draft, definition }, expected))
    expect(await save(0, '{"a":1}')).toBe(true)
    expect(await save(0, '{"b":1}')).toBe(false)
    expect(await save(7, '{"b":1}')).toBe(false)
    expect(await save(1, '{"c":1}')).toBe(true)
    expect(await findWorkflowDraft(store.read, key)).toMatchObject({ version: 2, definition: '{"c":1}', author: 'ada' })
  })

  test('a discarded draft is not listed, and the next one gets a higher number', async () => {
    await using store = await open()
    bindTestKeys(store)
    const save = (expected: number, definition: string | null) =>
      store.transaction((tx) => saveWorkflowDraft(tx, { ...draft, definition }, expected))
    await save(0, '{}')
    expect(await listWorkflowDrafts(store.read, 'default')).toHaveLength(1)
    expect(await listWorkflowDrafts(store.read, 'other')).toHaveLength(0)
    await save(1, null)
    expect(await listWorkflowDrafts(store.read)).toEqual([])
    // An administrator who still has the discarded one open saves over nothing.
    expect(await save(1, '{"old":1}')).toBe(false)
    expect(await save(2, '{"new":1}')).toBe(true)
  })
})
