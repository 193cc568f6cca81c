import { expect, test } from 'vitest'
import { withCachedState } from './subject.ts'

const well = { locked: false, passwordExpired: false, mustChange: false, disabled: false, accountExpired: false }

/** An account that says what it was asked. */
function account(answers: (() => Promise<typeof well>)[]) {
  const asked: string[] = []
  const real = {
    state() {
      asked.push('state')
      return (answers.shift() ?? (async () => well))()
    },
    async verifyPassword() {
      asked.push('verify')
      return 'right' as const
    },
    changePassword: async () => ({ outcome: 'applied' }) as const,
  }
  return {
    asked,
    account: withCachedState(
      {
        ...real,
        resetPassword: real.changePassword,
        unlock: real.changePassword,
        enable: real.changePassword,
        forceChangeAtNextLogon: real.changePassword,
        settle: async () => 'applied',
        passwordPolicy: async () => {
          throw new Error('the policy is not asked for here')
        },
        applied: [],
        rightAttempt: () => undefined,
        compareAnnounced: async () => 'unchanged',
        settleAttempts: async () => {},
      },
      {},
    ),
  }
}

test('the account’s state is read once per request', async () => {
  const { asked, account: one } = account([])
  await Promise.all([one.state(), one.state()])
  await one.state()
  expect(asked).toEqual(['state'])
})

test('it is read again after a password check and after a write', async () => {
  const { asked, account: one } = account([])
  await one.state()
  await one.verifyPassword('secret')
  await one.state()
  await one.changePassword({ password: 'secret', newPassword: 'other' })
  await one.state()
  await one.enable()
  await one.state()
  await one.forceChangeAtNextLogon()
  await one.state()
  expect(asked).toEqual(['state', 'verify', 'state', 'state', 'state', 'state'])
})

test('a failed read is not cached', async () => {
  const { account: one } = account([async () => Promise.reject(new Error('away'))])
  await expect(one.state()).rejects.toThrow('away')
  expect(await one.state()).toEqual(well)
})
