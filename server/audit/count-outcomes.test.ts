import { join } from 'node:path'
import { expect, test } from 'vitest'
import { loadKeys } from '../store/keys.ts'
import { eachStore } from '../store/testing.ts'
import { type AuditRecord, createAudit } from './chain.ts'
import { countOutcomes, countOutcomesBySite } from './count-outcomes.ts'

const at = (day: number, hour = 12) => new Date(Date.UTC(2026, 10, day, hour))
const day = (number: number) => ({ since: at(number, 0), until: at(number + 1, 0) })
const none = { changes: 0, resets: 0, unlocks: 0, failures: 0 }

eachStore('outcomes of tasks', (open) => {
  test('are counted by period and by site, and other events are not', async () => {
    await using store = await open()
    const keys = loadKeys(join(store.folder, 'audit.keys.json'), { mayCreate: true })
    let now = at(10)
    const audit = createAudit({ node: 'a', keys, now: () => now })
    const append = (event: AuditRecord['event'], runId: string, data = {}) =>
      store.transaction((tx) => audit.append(tx, { event, runId, data }))
    await append('run-started', 'own', { workflow: 'forgot-my-password' })
    now = at(11, 0)
    await append('password-reset', 'own')
    await append('activity-succeeded', 'own')
    await append('run-done', 'own')
    await append('run-started', 'helped', { workflow: 'assign-password', operator: 'o' })
    await append('password-reset', 'helped')
    await append('account-unlocked', 'helped')
    await append('run-started', 'other', { workflow: 'change-my-password' })
    await append('run-stopped', 'other', { workflow: 'change-my-password', code: 'left' })
    // Its beginning is no longer in the log.
    await append('password-changed', 'cut')
    now = at(12, 0)
    await append('password-changed', 'other')

    expect(await countOutcomes(store.read, [day(10), day(11), day(12)])).toMatchObject([
      none,
      { changes: 1, resets: 2, unlocks: 1, failures: 1 },
      { ...none, changes: 1 },
    ])
    expect(await countOutcomesBySite(store.read, day(11))).toEqual({
      selfService: { ...none, changes: 1, resets: 1, failures: 1 },
      helpdesk: { ...none, resets: 1, unlocks: 1 },
    })
    expect(await countOutcomesBySite(store.read, day(13))).toEqual({ selfService: none, helpdesk: none })
  })
})
