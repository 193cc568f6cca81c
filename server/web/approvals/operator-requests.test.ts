import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createOperatorRequests, type OperatorRequest } from './operator-requests.ts'

const waiting = { id: 'one', task: { workflow: 'reset-password', title: 'Reset' } } as OperatorRequest
let life: AbortController
beforeEach(() => {
  vi.useFakeTimers()
  life = new AbortController()
})
afterEach(() => {
  life.abort()
  vi.useRealTimers()
})

test('requests of colleagues appear and go without anything being done', async () => {
  let open = [waiting]
  const { state, load } = createOperatorRequests(
    {
      loadRequests: async () => ({ ok: true, value: open }),
      decideRequest: async () => ({ ok: true, value: undefined }),
    },
    { ended: life.signal },
  )
  await load()
  expect(state.value.requests).toEqual([waiting])
  open = []
  await vi.advanceTimersByTimeAsync(5_000)
  expect(state.value.requests).toEqual([])
})

test('a decision is sent once; what it came to is said, and the list is read again', async () => {
  const decided: string[] = []
  const problem = { code: 'approval-over', text: 'closed' }
  const { state, decide } = createOperatorRequests(
    {
      loadRequests: async () => ({ ok: true, value: [] }),
      decideRequest: async (id, decision) => {
        decided.push(`${decision.decision} ${id}`)
        return decided.length === 1 ? { ok: true, value: undefined } : { ok: false, problem }
      },
    },
    { ended: life.signal },
  )
  const approve = { decision: 'approve', number: '42' } as const
  await Promise.all([decide('one', approve), decide('one', approve)])
  expect(decided).toEqual(['approve one'])
  expect(state.value).toMatchObject({ outcome: { decision: 'approve' }, requests: [], busy: false })
  await decide('two', { decision: 'refuse' })
  expect(state.value.outcome).toEqual({ problem })
})

test('a wrong number leaves the request open and belongs to it', async () => {
  const problem = { code: 'approval-number-wrong', text: 'wrong' }
  const { state, decide, load } = createOperatorRequests(
    { loadRequests: async () => ({ ok: true, value: [waiting] }), decideRequest: async () => ({ ok: false, problem }) },
    { ended: life.signal },
  )
  await load()
  await decide('one', { decision: 'approve', number: '10' })
  expect(state.value).toMatchObject({ requests: [waiting], wrongNumber: { id: 'one', problem }, busy: false })
  expect(state.value.outcome).toBeUndefined()
})
