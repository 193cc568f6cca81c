import { expect, test } from 'vitest'
import { eachDatabase } from '../store/testing.ts'
import { createSignInWorld } from './testing-identity-sign-ins.ts'

/** Acceptance tests of the application token at a sign-in; those of its files: `server/commands/token.test.ts`. */

eachDatabase('the application token', (open) => {
  test.each([
    ['AT-2: a server without a token refuses before any look-up', false],
    ['AT-3: a server with another token refuses, as a security event', 'another token'],
  ] as const)('%s', async (_, token) => {
    await using world = await createSignInWorld(open, { token: token !== false })
    if (token) world.bearToken(token)
    const clara = await world.seedPerson('active.user')
    const [passcode = ''] = await world.issuePasscode(clara)
    for (const account of ['ACTIVE.USER', 'NOBODY']) {
      const refused = await world.signIn('password-reset', { account, passcode })
      expect(refused).toMatchObject({ code: 'sign-in-refused', reason: 'application-token' })
      expect(refused.result.person.account).toBe(account)
    }
    expect(await world.hasPasscode(clara)).toBe(true)
    const events = await world.store.read.selectFrom('AuditEvent').select(['event', 'data']).execute()
    const refusals = events.filter(({ event }) => event === 'application-token-refused')
    expect(refusals.map(({ data }) => JSON.parse(data).why)).toEqual(Array(2).fill(token ? 'wrong' : 'missing'))
    expect(JSON.stringify(events)).not.toContain('another token')
  })

  test('AT-5: once the token is replaced, an old instance is refused at once', async () => {
    await using world = await createSignInWorld(open)
    const clara = await world.seedPerson('active.user')
    await world.replaceToken()
    const [passcode = ''] = await world.issuePasscode(clara)
    const refused = await world.signIn('password-reset', { account: 'ACTIVE.USER', passcode })
    expect(refused).toMatchObject({ code: 'sign-in-refused', reason: 'application-token' })
  })
})
