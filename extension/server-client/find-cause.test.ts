import { expect, test } from 'vitest'
import { findCause } from './find-cause.ts'

const server = 'https://password.contoso.example'

test.each([
  ['something answers that cannot be read', server, true, true, 'server-elsewhere'],
  ['nothing answers by https', server, false, true, 'server-certificate'],
  ['nothing answers, and the browser is offline', server, false, false, 'server-unreachable'],
  ['nothing answers on this machine', 'http://localhost:8080', false, true, 'server-unreachable'],
])('where %s', async (_, origin, answers, isOnline, cause) => {
  const asked: unknown[] = []
  const fetch = async (address: string | URL | Request, init?: RequestInit) => {
    asked.push([address, init?.mode, init?.credentials])
    if (!answers) throw new TypeError('Failed to fetch')
    return new Response()
  }
  expect(await findCause(origin, { fetch, isOnline })).toBe(cause)
  expect(asked).toEqual([[origin, 'no-cors', 'omit']])
})
