import { expect, test } from 'vitest'
import type { GuardedAccount } from './guarded-account.ts'
import { remembering } from './remembering.ts'

const well = { locked: false, passwordExpired: false, mustChange: false, disabled: false, accountExpired: false }

/** An account of which only what is asked here matters. */
function account(answers: (() => Promise<typeof well>)[]) {
  const asked: string[] = []
  const of = {
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
    account: remembering(
      {
        ...of,
        resetPassword: of.changePassword,
        unlock: of.changePassword,
        enable: of.changePassword,
        forceChangeAtNextLogon: of.changePassword,
        settle: async () => 'applied',
      } as unknown as GuardedAccount,
      {},
    ),
  }
}

test('the state is asked for once, however many ask', async () => {
  const { asked, account: one } = account([])
  await Promise.all([one.state(), one.state()])
  await one.state()
  expect(asked).toEqual(['state'])
})

test('after a password was tried or a change written it is asked for again', async () => {
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

test('an answer that did not come is not remembered', async () => {
  const { account: one } = account([async () => Promise.reject(new Error('away'))])
  await expect(one.state()).rejects.toThrow('away')
  expect(await one.state()).toEqual(well)
})
