import { Secret, TOTP } from 'otpauth'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { softwareAuthenticator } from '../../profiles/testing/authenticator.ts'
import { type ActivityContext, critical } from '../activity.ts'
import { type Desk, openDesk } from '../testing.ts'
import { turnPages } from '../testing-pages.ts'
import { manageMyProfile } from './activity.ts'

let desk: Desk
beforeEach(async () => {
  desk = await openDesk()
  await desk.register(account)
})
afterEach(() => desk[Symbol.asyncDispose]())

const account = 'active.user'
const profile = async () => desk.profiles.of(await desk.person(account))
const kinds = async () => (await (await profile()).methods()).map(({ kind }) => kind)
/** With what the policy's `register` says. */
const open = (registration: Record<string, unknown> = {}) =>
  turnPages(desk, manageMyProfile, {
    account,
    change: (ctx: ActivityContext<unknown>) => ({ ...ctx, policy: { ...ctx.policy, registration } }),
  })

type Pages = Awaited<ReturnType<typeof open>>

async function addApp(pages: Pages): Promise<string> {
  await pages.answer({ choice: 'totp' })
  const { secret } = (await pages.page()).data as { secret: string }
  const totp = new TOTP({ secret: Secret.fromBase32(secret.replaceAll(' ', '')) })
  const right = totp.generate()
  const result = await pages.answer({ code: right === '000000' ? '111111' : '000000' })
  expect(result).toMatchObject({ kind: 'page', problem: { code: 'wrong-totp-code', field: 'code' } })
  expect((await pages.page()).data).toMatchObject({ secret })
  await pages.answer({ code: right })
  return secret
}

async function addPasskey(pages: Pages, name: string, key = softwareAuthenticator(here)) {
  await pages.answer({ choice: 'passkey' })
  const { options } = (await pages.page()).data as { options: { challenge: string } }
  return pages.answer({ name, attestation: { ...key.create(options.challenge) } })
}

const here = { rpId: 'localhost', origin: 'http://localhost:8080' }

test('shows what is registered, and leaves what is asked for where it is', async () => {
  const pages = await open()
  expect((await pages.page()).data).toEqual({
    lines: [
      {
        title: 'Security questions',
        details: ['Registered', 'Your organisation asks for this one.'],
        tone: 'good',
      },
      { title: 'Personal mail address', details: ['Not registered'], tone: 'quiet' },
      { title: 'Authenticator app', details: ['Not registered'], tone: 'quiet' },
      { title: 'Passkey', details: ['Not registered'], tone: 'quiet' },
    ],
  })
  expect(Object.keys(await pages.choices())).toEqual(['security-questions', 'personal-mail', 'totp', 'passkey'])
  expect(await pages.answer({ choice: 'remove-1' })).toMatchObject({ kind: 'refused' })
})

test('an app and two passkeys are added in one visit, and every contact is told once', async () => {
  const pages = await open()
  const secret = await addApp(pages)
  await addPasskey(pages, 'Laptop')
  await addPasskey(pages, 'Key ring')
  expect(JSON.stringify(pages.memory())).not.toContain(secret.replaceAll(' ', ''))
  expect(await kinds()).not.toContain('totp')
  expect(await pages.answer({ choice: 'save' })).toMatchObject({ kind: 'ok' })
  expect(await kinds()).toEqual(expect.arrayContaining(['questions', 'totp', 'passkey', 'passkey']))
  expect((await (await profile()).passkeys()).map(({ name }) => name)).toEqual(['Laptop', 'Key ring'])
  const told = (await desk.mails()).filter(({ template }) => template === 'methods-changed')
  // The desk registered the questions before.
  expect(told.slice(1).map(({ values }) => values.changes)).toEqual(['totp-added passkey-added'])
})

test('the secret of an app waits sealed, and no code of it is kept', async () => {
  const pages = await open()
  await pages.answer({ choice: 'totp' })
  const { secret } = (await pages.page()).data as { secret: string }
  expect(JSON.stringify(pages.memory())).not.toContain(secret.replaceAll(' ', ''))
})

test('a passkey for another site is none, and the page asks anew', async () => {
  const pages = await open()
  const elsewhere = softwareAuthenticator({ rpId: 'evil.example', origin: 'https://evil.example' })
  expect(await addPasskey(pages, 'Laptop', elsewhere)).toMatchObject({
    kind: 'page',
    problem: { code: 'passkey-not-made' },
  })
  expect(await pages.page()).toMatchObject({ control: 'passkey-registration' })
})

test('what was added is removed again, by its name', async () => {
  const first = await open()
  await addPasskey(first, 'Laptop')
  await addApp(first)
  await first.answer({ choice: 'save' })
  const pages = await open()
  const choices = await pages.choices()
  const remove = Object.keys(choices).filter((choice) => choice.startsWith('remove-'))
  expect(remove.map((choice) => choices[choice])).toEqual(['Remove: Authenticator app', 'Remove: Passkey “Laptop”'])
  await pages.answer({ choice: remove[1] })
  await pages.answer({ choice: 'save' })
  expect(await (await profile()).passkeys()).toEqual([])
  expect(await kinds()).toContain('totp')
})

test('what is new can be taken back', async () => {
  const pages = await open()
  await addPasskey(pages, 'Laptop')
  await pages.answer({ choice: 'undo' })
  expect(Object.keys(await pages.choices())).not.toContain('save')
})

test('one must stay where the person may choose which', async () => {
  const pages = await open({ methods: ['security-questions', 'totp'], mandatory: 'any' })
  expect(Object.values(await pages.choices())).not.toContain('Remove: Security questions')
  await addApp(pages)
  const choices = await pages.choices()
  const remove = Object.keys(choices).find((choice) => choices[choice] === 'Remove: Security questions')
  await pages.answer({ choice: remove })
  expect(Object.values(await pages.choices())).not.toContain('Remove: Authenticator app')
  await pages.answer({ choice: 'save' })
  expect(await kinds()).toEqual(['corporate-mail', 'corporate-mobile', 'totp'])
})

test('an address of the company’s is no personal one', async () => {
  const pages = await open()
  await pages.answer({ choice: 'personal-mail' })
  const { mail = '' } = await desk.person(account)
  expect(await pages.answer({ contact: mail })).toMatchObject({
    problem: { code: 'contact-corporate', field: 'contact' },
  })
})

test('after five wrong codes the right one does not help any more', async () => {
  const pages = await open()
  await pages.answer({ choice: 'personal-mail' })
  await pages.answer({ contact: 'me@home.example' })
  const code = String((await desk.mails()).at(-1)?.values.code)
  for (let tries = 0; tries < 5; tries++) {
    expect(await pages.answer({ code: 'x' })).toMatchObject({ problem: { code: 'wrong-code' } })
  }
  expect(await pages.answer({ code })).toMatchObject({ problem: { code: 'code-no-longer-good' } })
})

describe('where the list of questions is empty', () => {
  const without = (of: string, registration: Record<string, unknown> = {}) =>
    turnPages(desk, manageMyProfile, {
      account: of,
      change: (ctx: ActivityContext<unknown>) => {
        const questions = { ...ctx.policy.questions, questions: [], required: 0 }
        return { ...ctx, policy: { ...ctx.policy, registration, questions } }
      },
    })

  test('none are offered, and nobody is asked for them', async () => {
    const pages = await without('unregistered.user')
    expect(Object.keys(await pages.choices())).toEqual(['personal-mail', 'totp', 'passkey'])
    expect(await pages.answer({ choice: 'security-questions' })).toMatchObject({ kind: 'refused' })
    await addPasskey(pages, 'Laptop')
    expect(await pages.answer({ choice: 'save' })).toMatchObject({ kind: 'ok' })
  })

  test('whoever has answered some keeps them, and cannot take the last of them away', async () => {
    const pages = await without(account)
    expect(Object.keys(await pages.choices())).toEqual(['personal-mail', 'totp', 'passkey'])
    expect((await pages.page()).data).toMatchObject({
      lines: [{ title: 'Security questions', tone: 'good' }, {}, {}, {}],
    })
  })

  test('where there was nothing else, the task says so', async () => {
    const only = { methods: ['security-questions'] }
    const ctx = await desk.context(manageMyProfile, 'unregistered.user')
    const questions = { ...ctx.policy.questions, questions: [], required: 0 }
    const policy = { ...ctx.policy, registration: only, questions }
    expect(await manageMyProfile.prepare?.({ ...ctx, policy })).toEqual(critical('no-questions'))
  })
})

test('a number is noted, and counts for nothing', async () => {
  const pages = await open({ methods: ['security-questions', 'personal-mobile'] })
  await pages.answer({ choice: 'personal-mobile' })
  expect(await pages.answer({ contact: '12' })).toMatchObject({ problem: { code: 'mobile-number-invalid' } })
  await pages.answer({ contact: '+44 7700 900123' })
  expect((await pages.page()).data).toMatchObject({
    lines: [{}, { details: ['••• 23 – new, not saved yet'] }],
  })
  await pages.answer({ choice: 'save' })
  expect(await kinds()).not.toContain('personal-mobile')
})
