import { afterEach, beforeEach, expect, test } from 'vitest'
import { critical, nextPage } from '../activities/activity.ts'
import { type ActivityHarness, createActivityHarness } from '../activities/testing.ts'
import { types } from '../radius/packet.ts'
import { accept, challenge, readPassword, readValues, reject, startFakeRadius, storeRadius } from '../radius/testing.ts'
import { authenticateWithRadius } from './radius.ts'

let harness: ActivityHarness
beforeEach(async () => {
  harness = await createActivityHarness()
})
afterEach(() => harness[Symbol.asyncDispose]())

type Memory = NonNullable<Parameters<NonNullable<typeof authenticateWithRadius.page>>[0]['memory']>
type Options = { memory?: Memory; run?: { decoy?: boolean } }

const answer = async (response: string, { account = 'active.user', ...options }: Options & { account?: string } = {}) =>
  authenticateWithRadius.execute?.(await harness.context(authenticateWithRadius, account, options), { response })

const nameIn = (packet: Buffer | undefined) => packet && readValues(packet, types.userName)[0]?.toString()

/** A server with a password and then a code, as FreeRADIUS is set up in the process test. */
const startTwoSteps = () =>
  startFakeRadius((packet) => {
    const [state] = readValues(packet, types.state)
    const typed = readPassword(packet)
    if (state) return [state.toString() === 'second step' && typed === '123456' ? accept : reject]
    return [typed === 'Pa55word!' ? challenge('second step', 'Enter the code', 'of your token.') : reject]
  })

test('the server asks on, in its own words, and its state goes back unchanged', async () => {
  await using server = await startTwoSteps()
  await storeRadius(harness, [server])
  const first = await answer('Pa55word!')
  if (first?.kind !== 'page') throw new Error(first?.kind)
  const memory = authenticateWithRadius.memory?.parse(JSON.parse(JSON.stringify(first.memory)))
  const ctx = await harness.context(authenticateWithRadius, 'active.user', { memory })
  expect(await authenticateWithRadius.page?.(ctx)).toMatchObject({
    text: { values: { message: 'Enter the code of your token.' } },
  })
  expect(await answer('000000', { memory })).toMatchObject({
    kind: 'failed',
    code: 'wrong-radius-code',
    memory: undefined,
  })
  expect(await answer('123456', { memory })).toMatchObject({ kind: 'ok' })
  expect(server.seen.map(({ packet }) => nameIn(packet))).toEqual(['active.user', 'active.user', 'active.user'])
})

test('the name on the server comes from the attribute that the setting names', async () => {
  await using server = await startFakeRadius(() => [accept])
  await storeRadius(harness, [server], { nameAttribute: 'mail' })
  await answer('123456')
  expect(nameIn(server.seen[0]?.packet)).toMatch(/^active\.user@/)
})

test('an account that nobody has is asked about under a name that nobody has, always the same', async () => {
  await using server = await startFakeRadius(() => [reject])
  await storeRadius(harness, [server])
  for (let times = 0; times < 2; times++)
    expect(await answer('123456', { run: { decoy: true } })).toMatchObject({
      kind: 'failed',
      code: 'wrong-radius-code',
    })
  const [first, second] = server.seen.map(({ packet }) => nameIn(packet))
  expect(first).toMatch(/^latchkey-[0-9a-f]{20}$/)
  expect(second).toBe(first)
})

test('a server that does not answer is no failure of the person, and no server at all is said', async () => {
  expect(await answer('123456')).toEqual(critical('radius-not-set-up'))
  const closed = await startFakeRadius(() => [])
  await closed[Symbol.asyncDispose]()
  await storeRadius(harness, [closed])
  expect(await answer('123456')).toEqual(critical('radius-unavailable'))
})

test('a server that was taken away in the middle has the person begin again', async () => {
  await using server = await startTwoSteps()
  await storeRadius(harness, [server])
  const memory: Memory = { round: 1, host: '192.0.2.1', port: 1812, state: '', message: '' }
  expect(await answer('123456', { memory })).toEqual(nextPage(undefined, { problem: { code: 'radius-begins-again' } }))
})

test('a server that asks on for ever is not followed', async () => {
  await using server = await startFakeRadius(() => [challenge('again', 'And now?')])
  await storeRadius(harness, [server])
  let memory: Memory | undefined
  for (let round = 1; round < 5; round++) {
    const result = await answer('1', { memory })
    expect(result?.kind).toBe('page')
    memory = result?.kind === 'page' ? (result.memory as Memory) : undefined
  }
  expect(await answer('1', { memory })).toMatchObject({ kind: 'failed', code: 'wrong-radius-code' })
})

test('what a server says is one line of text of bounded length', async () => {
  await using server = await startFakeRadius(() => [
    challenge('s', `Hello\u001b[31m\nthere`, ...Array.from({ length: 8 }, () => 'x'.repeat(200))),
  ])
  await storeRadius(harness, [server])
  const result = await answer('1')
  const message = result?.kind === 'page' ? (result.memory as Memory).message : ''
  expect(message).toMatch(/^Hello \[31m there x/)
  expect(message).toHaveLength(500)
})

test('an answer that no packet holds is refused before anything is sent', () => {
  const parse = (response: string) => authenticateWithRadius.answer?.safeParse({ response }).success
  expect([parse('x'.repeat(128)), parse('x'.repeat(129)), parse('ü'.repeat(64)), parse('ü'.repeat(65))]).toEqual([
    true,
    false,
    true,
    false,
  ])
})
