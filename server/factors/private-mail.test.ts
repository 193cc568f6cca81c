import { afterEach, beforeEach, expect, test } from 'vitest'
import { expectPage } from '../engine/testing.ts'
import { type CallerHarness, createCallerHarness, readPasscode } from '../engine/testing-callers.ts'
import { callerMethods } from '../policies/caller-methods.ts'

let harness: CallerHarness
beforeEach(async () => {
  harness = await createCallerHarness()
  await harness.switchOn({ privateMail: 'otherMailbox' })
})
afterEach(() => harness[Symbol.asyncDispose]())

const findCode = async () => (await harness.readMails()).filter(({ template }) => template === 'one-time-code').at(-1)

test('the code goes to the address in the attribute, and opens the task once a second operator agrees', async () => {
  const { run, choose, answer, look } = await harness.begin()
  const asks = await choose('private-mail')
  const mail = await findCode()
  expect(mail?.to).toBe('unregistered.user@home.example')
  expect(JSON.stringify(asks)).not.toContain('home.example')
  const wrong = await answer(asks, { code: 'nope' })
  expect(expectPage(wrong).page.problem).toMatchObject({ code: 'wrong-code', field: 'code' })
  expect(await answer(wrong, { code: String(mail?.values.code) })).toMatchObject({ status: 'wait' })
  expect(await look()).toMatchObject({ status: 'wait' })
  await harness.decide('approved')
  expect(await harness.verifyPasscode(readPasscode(await look()))).toBe(true)
  const approver = (await harness.findPerson('site.admin')).id
  expect(await harness.readCheck(run)).toMatchObject({ method: 'private-mail', approver })
})

test('without an address in that attribute it is grey; without an attribute it is not offered', async () => {
  const obstacleOf = async () => {
    const { methods } = expectPage((await harness.begin()).step).page.data as {
      methods: { id: string; obstacle?: string }[]
    }
    return methods.find(({ id }) => id === 'private-mail') ?? 'absent'
  }
  for (const attribute of ['no-such-attribute', 'telephoneNumber']) {
    await harness.switchOn({ privateMail: attribute })
    expect(await obstacleOf(), attribute).toMatchObject({ obstacle: 'The directory has no address for it' })
  }
  await harness.switchOn({ privateMail: null })
  expect(await obstacleOf()).toBe('absent')
})

test('a refusal, and an attribute that is taken away meanwhile, do not identify the caller', async () => {
  const claim = async () => {
    const begun = await harness.begin()
    const asks = await begun.choose('private-mail')
    await begun.answer(asks, { code: String((await findCode())?.values.code) })
    return begun
  }
  const refused = await claim()
  await harness.decide('refused')
  expect(await refused.look()).toMatchObject({ status: 'stopped', code: 'second-operator-refused' })
  const off = await claim()
  await harness.decide('approved')
  await harness.switchOn({ privateMail: null })
  expect(expectPage(await off.look()).page.problem?.code).toBe('method-switched-off')
})

test.each(['', 'a b', '*', 'mail)(objectClass=*', '1mail', 'x'.repeat(61)])('%j is no name of an attribute', (name) => {
  expect(callerMethods.safeParse({ privateMail: name }).success).toBe(false)
  expect(callerMethods.safeParse({ privateMail: 'extensionAttribute7' }).success).toBe(true)
})
