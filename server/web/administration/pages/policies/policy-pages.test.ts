import { expect, test } from 'vitest'
import type { Api } from '../../client.ts'
import { createDraft } from '../../draft/draft.ts'
import { createPolicyPartSource } from './policy-pages.ts'

type Stored = Record<string, unknown> & { version: number }

/** A server that has one policy, and refuses a write over another version of it. */
function createServer(stored: Stored) {
  const server = { stored, previous: stored }
  const send = async (call: string, { version, body }: { version?: number; body?: object } = {}) => {
    if (call.startsWith('GET') && call.endsWith('{version}')) return { ok: true, value: { content: server.previous } }
    if (call.startsWith('GET')) return { ok: true, value: { id: 'sales', ...server.stored } }
    if (version !== server.stored.version)
      return { ok: false, problem: { code: 'changed-meanwhile', text: '', current: { id: 'sales', ...server.stored } } }
    server.stored = { ...body, version: server.stored.version + 1 }
    return { ok: true, value: { id: 'sales', ...server.stored, warnings: [] } }
  }
  // The calls of one resource.
  return { server, api: send as unknown as Api }
}

const policy = {
  version: 3,
  priority: 10,
  name: 'Sales',
  rules: [{ id: 'length', settings: { min: 12 } }],
  questions: { optionalCount: 3 },
  enforcement: { remindOfPasswordExpiry: { enabled: true }, inviteToRegister: { enabled: true } },
}

test('a page edits its part of a policy, and saves the rest as it was', async () => {
  const { server, api } = createServer(policy)
  const draft = createDraft(createPolicyPartSource(api, 'sales', 'password-rules'))
  await draft.load()
  expect(draft.state.value.value).toEqual({
    rules: policy.rules,
    enforcement: { remindOfPasswordExpiry: { enabled: true } },
  })
  draft.change({ ...draft.state.value.value, rules: [] })
  await draft.save()
  expect(server.stored).toEqual({ ...policy, rules: [], version: 4 })
  expect(draft.hasChanges.value).toBe(false)
})

test('what a colleague saved meanwhile on another page is kept', async () => {
  const { server, api } = createServer(policy)
  const draft = createDraft(createPolicyPartSource(api, 'sales', 'questions'))
  await draft.load()
  server.stored = { ...policy, name: 'Sales and more', rules: [], version: 4 }
  draft.change({ ...draft.state.value.value, questions: { optionalCount: 5 } })
  await draft.save()
  expect(draft.state.value.theirs?.version).toBe(4)
  draft.resolve(draft.state.value.value)
  await draft.save()
  expect(server.stored).toEqual({
    ...policy,
    name: 'Sales and more',
    rules: [],
    questions: { optionalCount: 5 },
    version: 5,
  })
})

test('a version that is restored brings back the part alone', async () => {
  const { server, api } = createServer(policy)
  server.stored = { ...policy, name: 'Renamed', rules: [], version: 4 }
  const source = createPolicyPartSource(api, 'sales', 'password-rules')
  const old = await source.loadVersion(3)
  const current = await source.load()
  if (!old.ok || !current.ok) throw new Error('not loaded')
  await source.save({ version: current.value.version, value: old.value.content as typeof policy })
  expect(server.stored).toMatchObject({ name: 'Renamed', rules: policy.rules, version: 5 })
})
