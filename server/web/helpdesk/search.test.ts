import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Reply } from '../../../shared/wizard/wizard-client.ts'
import type { HelpdeskClient, SearchResults } from './client.ts'
import { createSearch } from './search.ts'
import { brief } from './states/people.ts'

/** A client whose replies the test sends, by query. */
function createTestSearch(minLetters?: number) {
  const asked: string[] = []
  const waiting = new Map<string, (reply: Reply<SearchResults>) => void>()
  const client: Pick<HelpdeskClient, 'search'> = {
    search(query) {
      asked.push(query)
      return new Promise((resolve) => waiting.set(query, resolve))
    },
  }
  const search = createSearch(client, { minLetters: () => minLetters })
  const answer = async (query: string, reply: Reply<SearchResults>) => {
    waiting.get(query)?.(reply)
    await vi.advanceTimersByTimeAsync(0)
  }
  return { asked, answer, search }
}

const one = (name: string): Reply<SearchResults> => ({
  ok: true,
  value: { people: [{ ...brief, displayName: name }], more: false, shortened: false, unreachable: [] },
})

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

test('fast typing sends one request, for the last query', async () => {
  const { asked, search } = createTestSearch()
  for (const typed of ['e', 'er', 'eri', 'erik', 'erika']) search.type(typed)
  expect([asked, search.searching.value]).toEqual([[], true])
  await vi.advanceTimersByTimeAsync(300)
  expect(asked).toEqual(['erika'])
})

test.each(['王', '김', 'あ'])('one character that can be a whole name is searched for: %s', async (name) => {
  const { asked, search } = createTestSearch(3)
  search.type(name)
  await vi.advanceTimersByTimeAsync(300)
  expect(asked).toEqual([name])
})

test('one letter sends no request and clears the results', async () => {
  const { asked, answer, search } = createTestSearch()
  search.type('erika')
  await vi.advanceTimersByTimeAsync(300)
  await answer('erika', one('Erika'))
  expect(search.found.value?.people).toHaveLength(1)
  search.type('e')
  await vi.advanceTimersByTimeAsync(300)
  expect([asked, search.found.value, search.searching.value]).toEqual([['erika'], undefined, false])
})

test('the minimum number of letters is the administrator’s, counted in characters', async () => {
  const { asked, search } = createTestSearch(3)
  for (const typed of ['er', '🦊🦊']) {
    search.type(typed)
    await vi.advanceTimersByTimeAsync(300)
  }
  expect([asked, search.searching.value]).toEqual([[], false])
  search.type('eri')
  await vi.advanceTimersByTimeAsync(300)
  expect(asked).toEqual(['eri'])
})

test('a late reply to an earlier query is ignored', async () => {
  const { answer, search } = createTestSearch()
  search.type('erika')
  await vi.advanceTimersByTimeAsync(300)
  search.type('erik')
  await vi.advanceTimersByTimeAsync(300)
  await answer('erik', one('Erik'))
  await answer('erika', one('Erika'))
  expect(search.found.value?.people.map(({ displayName }) => displayName)).toEqual(['Erik'])
})

test('a failed request shows its problem', async () => {
  const { answer, search } = createTestSearch()
  const refused: Reply<SearchResults> = { ok: false, problem: { code: 'sign-in-required', text: 'Sign in.' } }
  search.type('erika')
  await vi.advanceTimersByTimeAsync(300)
  await answer('erika', refused)
  expect([search.problem.value?.text, search.searching.value]).toEqual(['Sign in.', false])
})
