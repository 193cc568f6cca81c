import { afterAll, beforeAll, expect, test } from 'vitest'
import { practiceAccount } from '../activities/testing.ts'
import { absentSetting, putSetting } from '../store/settings.ts'
import { createEngineHarness, type EngineHarness, expectPage } from './testing.ts'

/** In which domain an account is looked for that is typed without one, where the site has set a default: never where it happens to exist. */
let harness: EngineHarness

beforeAll(async () => {
  harness = await createEngineHarness()
  await harness.store.transaction((tx) => putSetting(tx, 'site', { defaultDomain: 'BRANCH' }, absentSetting))
})
afterAll(() => harness[Symbol.asyncDispose]())

async function begin(account: string, domain?: string) {
  const request = { workflow: 'manage-my-passwords', account, domain, language: 'en', site: 'self-service' } as const
  const { run, step } = await harness.engine.start(request)
  return { run, step: expectPage(step) }
}

const change = (run: Awaited<ReturnType<typeof begin>>, password: string) =>
  harness.engine.answer(run.run, {
    number: run.step.number,
    answer: { password, newPassword: 'Quiet-Teapot-Harbour-2026' },
  })

test('a name without a domain is one of the default domain, and the page says so for every account', async () => {
  const branch = await begin('branch.user')
  expect(branch.step.page).toMatchObject({ account: 'branch.user', domain: 'Example Branch' })
  const unknown = await begin('nobody.here')
  expect({ ...unknown.step.page, account: 'branch.user' }).toEqual(branch.step.page)
  expect(await change(branch, practiceAccount('BRANCH\\branch.user').password)).toMatchObject({ status: 'done' })
})

test('an account that only another domain has is not found by its bare name', async () => {
  const { password } = practiceAccount('active.user')
  const run = await begin('active.user')
  expect(run.step.page.domain).toBe('Example Branch')
  expect(await change(run, password)).toMatchObject({ status: 'ask', page: { problem: { code: 'wrong-credentials' } } })
})

test.each([
  ['typed before the name', 'CORP\\expired.user', undefined],
  ['typed after the name', 'mustchange.user@corp.example.com', undefined],
  ['chosen', 'team.manager', 'corp.example.com'],
])('the domain that was %s comes first', async (_, account, domain) => {
  const run = await begin(account, domain)
  const [name = ''] = account.replace('CORP\\', '').split('@')
  expect(await change(run, practiceAccount(name).password)).toMatchObject({ status: 'done' })
})

test('a sign-in looks in the same domain', async () => {
  const { person } = await harness.createSignInService('self-service').loadCandidate('branch.user')
  expect([person.account, person.domain]).toEqual(['branch.user', 'branch.example.com'])
})
