import { afterEach, beforeEach, expect, test } from 'vitest'
import { toCanonicalDid } from '../authentication/decentralized/did.ts'
import { createTestWallet } from '../authentication/decentralized/testing-wallet.ts'
import { createPresentations } from '../authentication/decentralized/verify-presentation.ts'
import { createEngineHarness, type EngineHarness, expectPage } from '../engine/testing.ts'
import { changeSignedRows } from '../store/testing-signed.ts'

let harness: EngineHarness
const wallet = createTestWallet()
beforeEach(async () => {
  harness = await createEngineHarness()
  const search = await harness.company.openSession({}).find('active.user')
  if (search.found !== 'one') throw new Error('not found')
  const added = [{ identifier: toCanonicalDid(wallet.did), name: 'Phone' }]
  const profile = harness.services.profiles.forPerson(search.person)
  await harness.store.transaction(await profile.change({ addDecentralizedIdentities: added }))
  await changeSignedRows(harness.store, 'ProfileDecentralizedIdentity', { addedAt: new Date(0) })
  await harness.publish('use-key', [
    { key: 'authenticate', activity: 'authenticate-with-decentralized-identity', settings: {} },
    { key: 'unlock', activity: 'unlock-account', settings: {} },
    { key: 'restart', activity: 'restart-workflow-if-error-occurs', settings: {} },
  ])
})
afterEach(() => harness[Symbol.asyncDispose]())

const start = (account: string) =>
  harness.engine.start({ workflow: 'use-key', account, language: 'en', site: 'self-service' })

test('after a mistyped code the same picture is shown, and the code of its answer still counts', async () => {
  const { run, step } = await start('active.user')
  const asked = expectPage(step)
  const challenge = asked.page.data as { nonce: string; audience: string }
  const { store, keys, clock, url } = harness.services
  const received = await createPresentations({ store, keys, clock, url }).receive(wallet.present(challenge))
  const wrong = received?.code === '000000' ? '000001' : '000000'
  const again = expectPage(await harness.engine.answer(run, { number: asked.number, answer: { code: wrong } }))
  expect(again.page.problem).toMatchObject({ code: 'wrong-decentralized-identity', field: 'code' })
  expect(again.page.data).toEqual(asked.page.data)
  const done = await harness.engine.answer(run, { number: again.number, answer: { code: received?.code } })
  expect(done.status).toBe('done')
})

test('an account that does not exist gets the same page and the same refusal', async () => {
  const pages = []
  for (const account of ['active.user', 'nobody.here']) {
    const { run, step } = await start(account)
    const asked = expectPage(step)
    const again = expectPage(await harness.engine.answer(run, { number: asked.number, answer: { code: '1' } }))
    const hide = (value: unknown) =>
      JSON.stringify(value)
        .replaceAll(account, 'ACCOUNT')
        .replace(/[\w-]{22}\.\d{13}\.run\.\w{64}/g, 'NONCE')
        .replace(/"path":"[^"]*"/, '')
    pages.push([hide(asked), hide(again)])
  }
  expect(pages[0]).toEqual(pages[1])
})
