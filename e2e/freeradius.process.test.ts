import { afterAll, beforeAll, expect, test } from 'vitest'
import { authenticate, probe } from '../server/radius/client.ts'
import { startFreeRadius } from './environment/freeradius.ts'

const caller = { identifier: 'latchkey' }
const long = 'p'.repeat(128)
let server: Awaited<ReturnType<typeof startFreeRadius>>
beforeAll(async () => {
  server = await startFreeRadius({
    address: '127.0.0.61',
    users: { alice: 'Pa55word!', 'otp-bob': 'Pa55word!', 'jürgen-ünal': 'Gr\u00fc\u00dfe \u{1f511}', long },
  })
})
afterAll(() => server[Symbol.asyncDispose]())

const show = (userName: string, password: string, state?: Buffer) =>
  authenticate([server], caller, { userName, password, state })

test('FreeRADIUS accepts the right password in every script, and rejects wrong passwords and unknown names', async () => {
  expect(await show('alice', 'Pa55word!')).toEqual({ kind: 'accepted' })
  expect(await show('jürgen-ünal', 'Gr\u00fc\u00dfe \u{1f511}')).toEqual({ kind: 'accepted' })
  expect(await show('long', long)).toEqual({ kind: 'accepted' })
  expect(await show('alice', 'wrong')).toEqual({ kind: 'rejected' })
  expect(await show('nobody', 'Pa55word!')).toEqual({ kind: 'rejected' })
})

test('a second step goes with the state of the first, and a state works once', async () => {
  const first = await show('otp-bob', 'Pa55word!')
  if (first.kind !== 'challenged') throw new Error(first.kind)
  expect(first.messages).toEqual(['Enter the code of your token.'])
  expect(await show('otp-bob', '123456', first.state)).toEqual({ kind: 'accepted' })
  expect(await show('otp-bob', '123456', first.state)).toEqual({ kind: 'rejected' })
  const again = await show('otp-bob', 'Pa55word!')
  if (again.kind !== 'challenged') throw new Error(again.kind)
  expect(await show('otp-bob', '000000', again.state)).toEqual({ kind: 'rejected' })
  // FreeRADIUS rejects a state that it made for another person.
  const bobs = await show('otp-bob', 'Pa55word!')
  if (bobs.kind !== 'challenged') throw new Error(bobs.kind)
  expect(await show('alice', '123456', bobs.state)).toEqual({ kind: 'rejected' })
})

test('a probe finds the server, and says that another secret is not its own', async () => {
  expect(await probe(server, caller)).toBeUndefined()
  // A server drops what another secret has signed.
  expect(await probe({ ...server, secret: 'other', timeoutMs: 500 }, caller)).toBe('no-answer')
})
