import { expect, test } from 'vitest'
import { createServerHarness } from '../routes/admin/testing.ts'
import { listEverybody } from './list-everybody.ts'

test('other requests are answered between two pages of people', async () => {
  await using server = await createServerHarness()
  const signal = AbortSignal.timeout(60_000)
  let answered = 0
  let isListing = true
  const answer = () => {
    answered += 1
    if (isListing) setImmediate(answer)
  }
  setImmediate(answer)
  const answeredBefore: number[] = []
  for await (const _ of listEverybody(server.services.directory, { pageSize: 1, signal })) answeredBefore.push(answered)
  isListing = false
  expect(answeredBefore.length).toBeGreaterThan(10)
  expect(answeredBefore).toEqual([...new Set(answeredBefore)])
})
