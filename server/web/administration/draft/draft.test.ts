import { expect, test } from 'vitest'
import type { Reply, RequestProblem } from '../../../../shared/wizard/wizard-client.ts'
import { createDraft, type DraftSource, type Versioned } from './draft.ts'

/** A server with one resource. */
function createServer(stored: Versioned) {
  const sent: Versioned[] = []
  const server: { stored: Versioned; sent: Versioned[]; refusal?: RequestProblem; source: DraftSource } = {
    stored,
    sent,
    source: {
      load: async () => ({ ok: true, value: server.stored }),
      async save(draft): Promise<Reply<Versioned>> {
        sent.push(draft)
        if (server.refusal) return { ok: false, problem: server.refusal }
        if (draft.version !== server.stored.version) {
          const problem = { code: 'changed-meanwhile', text: 'Changed.', current: server.stored }
          return { ok: false, problem }
        }
        server.stored = { version: draft.version + 1, value: draft.value }
        return { ok: true, value: server.stored }
      },
      // The server's own refusal has the whole resource.
      readCurrent: (current) => current as Versioned,
    },
  }
  return server
}

async function open(value = { name: 'Northwind' }) {
  const server = createServer({ version: 3, value })
  const draft = createDraft(server.source)
  await draft.load()
  return { server, draft }
}

test('a change is saved over the version that it was based on', async () => {
  const { server, draft } = await open()
  expect(draft.hasChanges.value).toBe(false)
  draft.change({ name: 'Contoso' })
  expect(draft.hasChanges.value).toBe(true)
  await draft.save()
  expect(server.sent).toEqual([{ version: 3, value: { name: 'Contoso' } }])
  expect(draft.state.value).toMatchObject({ isSaved: true, saved: { version: 4 } })
  expect(draft.hasChanges.value).toBe(false)
})

test('changes are undone and redone one by one, and a new change ends the redoing', async () => {
  const { draft } = await open()
  draft.change({ name: 'A' })
  draft.change({ name: 'B' })
  draft.undo()
  expect(draft.state.value.value).toEqual({ name: 'A' })
  draft.undo()
  expect([draft.state.value.value, draft.canUndo.value]).toEqual([{ name: 'Northwind' }, false])
  draft.redo()
  draft.change({ name: 'C' })
  expect([draft.state.value.value, draft.canRedo.value]).toEqual([{ name: 'C' }, false])
  draft.discard()
  expect(draft.state.value.value).toEqual({ name: 'Northwind' })
})

test('a refusal keeps what was typed', async () => {
  const { server, draft } = await open()
  server.refusal = { code: 'settings-refused', text: 'Refused.', problems: [{ path: 'name', code: 'x', text: 'No.' }] }
  draft.change({ name: '' })
  await draft.save()
  expect(draft.state.value).toMatchObject({ value: { name: '' }, problem: server.refusal, busy: false })
  expect(draft.hasChanges.value).toBe(true)
})

test('another administrator’s save is shown and written over only by what was chosen', async () => {
  const { server, draft } = await open()
  draft.change({ name: 'Mine' })
  server.stored = { version: 4, value: { name: 'Theirs', support: '4711' } }
  await draft.save()
  expect(draft.state.value).toMatchObject({ theirs: server.stored, value: { name: 'Mine' } })
  await draft.save()
  expect(server.sent).toHaveLength(1)
  draft.resolve({ name: 'Mine', support: '4711' })
  await draft.save()
  expect(server.stored).toEqual({ version: 5, value: { name: 'Mine', support: '4711' } })
})

test('while it is saved nothing is saved twice, and nothing changes', async () => {
  const { server, draft } = await open()
  draft.change({ name: 'A' })
  const saving = draft.save()
  draft.change({ name: 'late' })
  draft.undo()
  await Promise.all([saving, draft.save()])
  expect(server.sent).toEqual([{ version: 3, value: { name: 'A' } }])
})

test('what cannot be loaded is loaded by the next try', async () => {
  let isThere = false
  const problem = { code: 'server-unreachable', text: 'Away.' }
  const { source } = createServer({ version: 1, value: {} })
  const draft = createDraft({
    ...source,
    load: async () => (isThere ? { ok: true, value: { version: 1, value: {} } } : { ok: false, problem }),
  })
  await draft.load()
  expect(draft.state.value).toEqual({ value: {}, busy: false, isSaved: false, problem })
  isThere = true
  await draft.load()
  expect(draft.state.value.saved).toEqual({ version: 1, value: {} })
  expect(draft.state.value.problem).toBeUndefined()
})
