import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Reply } from '../../../shared/wizard/client.ts'
import type { Found, HelpdeskClient } from './client.ts'
import { createSearch } from './search.ts'
import { brief } from './states/people.ts'

/** The wire answers when a test says so, by query. */
function wire(shortest?: number) {
  const asked: string[] = []
  const waiting = new Map<string, (reply: Reply<Found>) => void>()
  const client: Pick<HelpdeskClient, 'search'> = {
    search(query) {
      asked.push(query)
      return new Promise((resolve) => waiting.set(query, resolve))
    },
  }
  const heard: Reply<unknown>[] = []
  const search = createSearch(client, { heard: (reply) => heard.push(reply), shortest })
  const answer = async (query: string, reply: Reply<Found>) => {
    waiting.get(query)?.(reply)
    await vi.advanceTimersByTimeAsync(0)
  }
  return { asked, answer, heard, search }
}

const one = (name: string): Reply<Found> => ({
  ok: true,
  value: { people: [{ ...brief, displayName: name }], more: false, unreachable: [] },
})

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

test('fast typing asks once, for what was typed last', async () => {
  const { asked, search } = wire()
  for (const typed of ['e', 'er', 'eri', 'erik', 'erika']) search.type(typed)
  expect([asked, search.searching.value]).toEqual([[], true])
  await vi.advanceTimersByTimeAsync(300)
  expect(asked).toEqual(['erika'])
})

test('one letter is too little to ask about, and takes away what was found', async () => {
  const { asked, answer, search } = wire()
  search.type('erika')
  await vi.advanceTimersByTimeAsync(300)
  await answer('erika', one('Erika'))
  expect(search.found.value?.people).toHaveLength(1)
  search.type('e')
  await vi.advanceTimersByTimeAsync(300)
  expect([asked, search.found.value, search.searching.value]).toEqual([['erika'], undefined, false])
})

test('as many letters as the administrator asks for, as people count them', async () => {
  const { asked, search } = wire(3)
  for (const typed of ['er', '🦊🦊']) {
    search.type(typed)
    await vi.advanceTimersByTimeAsync(300)
  }
  expect([asked, search.searching.value]).toEqual([[], false])
  search.type('eri')
  await vi.advanceTimersByTimeAsync(300)
  expect(asked).toEqual(['eri'])
})

test('what comes late for an earlier query is dropped', async () => {
  const { answer, search } = wire()
  search.type('erika')
  await vi.advanceTimersByTimeAsync(300)
  search.type('erik')
  await vi.advanceTimersByTimeAsync(300)
  await answer('erik', one('Erik'))
  await answer('erika', one('Erika'))
  expect(search.found.value?.people.map(({ displayName }) => displayName)).toEqual(['Erik'])
})

test('a call that came to nothing is said, and heard by the desk', async () => {
  const { answer, heard, search } = wire()
  const refused: Reply<Found> = { ok: false, problem: { code: 'sign-in-required', text: 'Sign in.' } }
  search.type('erika')
  await vi.advanceTimersByTimeAsync(300)
  await answer('erika', refused)
  expect([search.problem.value?.text, search.searching.value, heard]).toEqual(['Sign in.', false, [refused]])
})
