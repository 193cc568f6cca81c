import { expect, test, vi } from 'vitest'
import { absentSetting, getSetting, putSetting } from './settings.ts'
import { eachStore } from './testing.ts'
import { findCurrentWorkflow, publishWorkflow } from './workflow-versions.ts'

eachStore('refused rows', (open) => {
  test('M3: a forged setting counts as absent, and a right one takes its place', async () => {
    const log = vi.spyOn(console, 'error').mockImplementation(() => undefined)
    await using store = await open()
    const forged = { name: 'administration', value: '"forged"', version: 7 }
    await store.transaction((tx) => tx.insertInto('Setting').values(forged).execute())
    expect(await getSetting(store.read, 'administration')).toBeUndefined()
    expect(await store.transaction((tx) => putSetting(tx, 'administration', 'right', absentSetting))).toBe(true)
    expect(await getSetting(store.read, 'administration')).toEqual({ value: 'right', version: 1 })
    expect(await store.transaction((tx) => putSetting(tx, 'administration', 'late', absentSetting))).toBe(false)
    log.mockRestore()
  })

  test('M3: a forged newest workflow version hides neither the right one nor the next', async () => {
    const log = vi.spyOn(console, 'error').mockImplementation(() => undefined)
    await using store = await open()
    const key = { policy: 'p', workflow: 'w' }
    await store.transaction((tx) => publishWorkflow(tx, { ...key, definition: '{"right":1}' }))
    const forged = { ...key, id: 'forged', version: 9, definition: '{}', publishedAt: new Date() }
    await store.transaction((tx) => tx.insertInto('WorkflowVersion').values(forged).execute())
    expect((await findCurrentWorkflow(store.read, key))?.definition).toBe('{"right":1}')
    await store.transaction((tx) => publishWorkflow(tx, { ...key, definition: '{"right":2}' }))
    expect(await findCurrentWorkflow(store.read, key)).toMatchObject({ version: 10, definition: '{"right":2}' })
    log.mockRestore()
  })
})
