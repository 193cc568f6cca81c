import { Secret, TOTP } from 'otpauth'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createSoftwareAuthenticator } from '../../factors/passkey/testing.ts'
import { openPasskeys } from '../../factors/passkey/webauthn.ts'
import { absentSetting, putSetting } from '../../store/settings.ts'
import { type ActivityContext, critical } from '../activity.ts'
import { type ActivityHarness, createActivityHarness } from '../testing.ts'
import { createPageHarness, readFields } from '../testing-pages.ts'
import { manageMyProfile } from './activity.ts'

let harness: ActivityHarness
beforeEach(async () => {
  harness = await createActivityHarness()
  await harness.register(account)
})
afterEach(() => harness[Symbol.asyncDispose]())

const account = 'active.user'
const profile = async () => harness.profiles.forPerson(await harness.person(account))
const kinds = async () => (await (await profile()).methods()).map(({ kind }) => kind)
/** With what the policy's `register` says. */
const open = (registration: Record<string, unknown> = {}) =>
  createPageHarness(harness, manageMyProfile, {
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

async function addPasskey(pages: Pages, name: string, key = createSoftwareAuthenticator(here)) {
  await pages.answer({ choice: 'passkey' })
  const { options } = (await pages.page()).data as { options: { challenge: string } }
  return pages.answer({ name, attestation: { ...key.create(options.challenge) } })
}

const here = { rpId: 'localhost', origin: 'http://localhost:8080' }

test('finding 16: a row for each method with its own action, nothing preselected, and required methods cannot be removed', async () => {
  const pages = await open()
  expect((await pages.page()).data).toEqual({
    rows: [
      {
        id: 'security-questions',
        title: 'Security questions',
        details: ['Active', 'Your organisation asks for this one.'],
        tone: 'good',
        items: [],
      },
      { id: 'personal-mail', title: 'Personal e-mail address', details: ['Not set up'], tone: 'quiet', items: [] },
      { id: 'totp', title: 'Authenticator app', details: ['Not set up'], tone: 'quiet', items: [] },
      { id: 'passkey', title: 'Passkey', details: ['Not set up'], tone: 'quiet', items: [] },
    ],
  })
  expect(await pages.rowActions()).toEqual([
    'security-questions: Change → security-questions',
    'personal-mail: Set up → personal-mail',
    'totp: Set up → totp',
    'passkey: Set up → passkey',
  ])
  expect(Object.values(readFields(await pages.page()))).toEqual([expect.objectContaining({ const: 'done' })])
  expect(await pages.answer({ choice: 'remove-1' })).toMatchObject({ kind: 'refused' })
})

/** Mails about changes, and whether each may be sent by now. */
async function listChangeMails() {
  const rows = await harness.store.read.selectFrom('OutboxMail').select(['id', 'heldUntil']).execute()
  const mails = await harness.mails()
  const isDue = mails.map((_, index) => (rows[index]?.heldUntil ?? new Date(0)).getTime() <= Date.now())
  // The harness registered the questions before.
  const own = mails.map((mail, index) => ({ ...mail, isDue: isDue[index] }))
  return own.filter(({ template }) => template === 'methods-changed').slice(1)
}

test('finding 16: each change is saved at once; one mail tells of all of them, held until the person is done', async () => {
  const pages = await open()
  const secret = await addApp(pages)
  expect(await kinds()).toContain('totp')
  await addPasskey(pages, 'Laptop')
  await addPasskey(pages, 'Key ring')
  expect(JSON.stringify(pages.memory())).not.toContain(secret.replaceAll(' ', ''))
  expect((await (await profile()).part(openPasskeys).list()).map(({ name }) => name)).toEqual(['Laptop', 'Key ring'])
  expect(await listChangeMails()).toMatchObject([{ values: { changes: 'totp-added passkey-added' }, isDue: false }])
  expect(await pages.answer({ choice: 'done' })).toMatchObject({ kind: 'ok' })
  expect(await listChangeMails()).toMatchObject([{ values: { changes: 'totp-added passkey-added' }, isDue: true }])
  // What comes after it is told by a mail of its own.
  const next = await open()
  await addPasskey(next, 'Tablet')
  expect(await listChangeMails()).toMatchObject([
    { isDue: true },
    { values: { changes: 'passkey-added' }, isDue: false },
  ])
})

test('finding 16: a task that is left, or a server that stops, loses no mail: it is due in five minutes', async () => {
  const pages = await open()
  await addApp(pages)
  const held = await harness.store.read
    .selectFrom('OutboxMail')
    .select('heldUntil')
    .where('heldUntil', 'is not', null)
    .execute()
  expect(held).toHaveLength(1)
  const wait = (held[0]?.heldUntil?.getTime() ?? 0) - Date.now()
  expect(wait).toBeGreaterThan(0)
  expect(wait).toBeLessThanOrEqual(5 * 60_000)
})

test('a new app’s secret is kept encrypted, and its codes are not kept', async () => {
  const pages = await open()
  await pages.answer({ choice: 'totp' })
  const { secret } = (await pages.page()).data as { secret: string }
  expect(JSON.stringify(pages.memory())).not.toContain(secret.replaceAll(' ', ''))
})

test('a passkey for another site is refused, and the page asks again', async () => {
  const pages = await open()
  const elsewhere = createSoftwareAuthenticator({ rpId: 'evil.example', origin: 'https://evil.example' })
  expect(await addPasskey(pages, 'Laptop', elsewhere)).toMatchObject({
    kind: 'page',
    problem: { code: 'passkey-not-made' },
  })
  expect(await pages.page()).toMatchObject({ control: 'passkey-registration' })
})

test('an added method can be removed in its row', async () => {
  const pages = await open()
  await addPasskey(pages, 'Laptop')
  await addApp(pages)
  expect((await pages.rowActions()).filter((action) => action.includes('Remove'))).toEqual([
    'totp: Remove → remove-2',
    'remove-3: Remove → remove-3',
  ])
  expect((await pages.page()).data).toMatchObject({
    rows: [{}, {}, {}, { items: [{ id: 'remove-3', text: 'Laptop' }] }],
  })
  await pages.answer({ choice: 'remove-3' })
  expect(await (await profile()).part(openPasskeys).list()).toEqual([])
  expect(await kinds()).toContain('totp')
})

test('the last required method stays if the person may choose which', async () => {
  const pages = await open({ methods: ['security-questions', 'totp'], mandatory: 'any' })
  const removable = async () => (await pages.rowActions()).filter((action) => action.includes('Remove'))
  expect(await removable()).toEqual([])
  await addApp(pages)
  expect(await removable()).toEqual(['security-questions: Remove → remove-1', 'totp: Remove → remove-2'])
  await pages.answer({ choice: 'remove-1' })
  expect(await removable()).toEqual([])
  await pages.answer({ choice: 'done' })
  expect(await kinds()).toEqual(['corporate-mail', 'corporate-mobile', 'totp'])
})

test('a corporate address is refused as a personal one', async () => {
  const pages = await open()
  await pages.answer({ choice: 'personal-mail' })
  const { mail = '' } = await harness.person(account)
  expect(await pages.answer({ contact: mail })).toMatchObject({
    problem: { code: 'contact-corporate', field: 'contact' },
  })
})

test('after five wrong codes the right one is refused', async () => {
  const pages = await open()
  await pages.answer({ choice: 'personal-mail' })
  await pages.answer({ contact: 'me@home.example' })
  const code = String((await harness.mails()).at(-1)?.values.code)
  for (let tries = 0; tries < 5; tries++) {
    expect(await pages.answer({ code: 'x' })).toMatchObject({ problem: { code: 'wrong-code' } })
  }
  expect(await pages.answer({ code })).toMatchObject({ problem: { code: 'code-no-longer-good' } })
})

test('another code for a new address is not sent within 30 seconds', async () => {
  const pages = await open()
  await pages.answer({ choice: 'personal-mail' })
  await pages.answer({ contact: 'me@home.example' })
  const codes = async () => (await harness.mails()).filter(({ template }) => template === 'one-time-code')
  expect(await pages.answer({ resend: true })).toMatchObject({ problem: { code: 'code-sent-just-now' } })
  expect(await codes()).toHaveLength(1)
})

describe('with an empty list of questions', () => {
  const without = (account: string, registration: Record<string, unknown> = {}) =>
    createPageHarness(harness, manageMyProfile, {
      account,
      change: (ctx: ActivityContext<unknown>) => {
        const questions = { ...ctx.policy.questions, questions: [], required: 0 }
        return { ...ctx, policy: { ...ctx.policy, registration, questions } }
      },
    })

  test('questions are neither offered nor required', async () => {
    const pages = await without('unregistered.user')
    expect((await pages.rowActions()).map((action) => action.split(':')[0])).toEqual([
      'personal-mail',
      'totp',
      'passkey',
    ])
    expect(await pages.answer({ choice: 'security-questions' })).toMatchObject({ kind: 'refused' })
    await addPasskey(pages, 'Laptop')
    expect(await pages.answer({ choice: 'done' })).toMatchObject({ kind: 'ok' })
  })

  test('registered answers are kept, and the last required method cannot be removed', async () => {
    const pages = await without(account)
    expect((await pages.rowActions()).map((action) => action.split(':')[0])).toEqual([
      'personal-mail',
      'totp',
      'passkey',
    ])
    expect((await pages.page()).data).toMatchObject({
      rows: [{ title: 'Security questions', tone: 'good' }, {}, {}, {}],
    })
  })

  test('the run says so if nothing else is offered', async () => {
    const only = { methods: ['security-questions'] }
    const ctx = await harness.context(manageMyProfile, 'unregistered.user')
    const questions = { ...ctx.policy.questions, questions: [], required: 0 }
    const policy = { ...ctx.policy, registration: only, questions }
    expect(await manageMyProfile.prepare?.({ ...ctx, policy })).toEqual(critical('no-questions'))
  })
})

test('a number is stored, and proves nothing', async () => {
  const pages = await open({ methods: ['security-questions', 'personal-mobile'] })
  await pages.answer({ choice: 'personal-mobile' })
  expect(await pages.answer({ contact: '12' })).toMatchObject({ problem: { code: 'mobile-number-invalid' } })
  await pages.answer({ contact: '+44 7700 900123' })
  expect((await pages.page()).data).toMatchObject({ rows: [{}, { items: [{ text: '••• 23' }] }] })
  expect(await kinds()).not.toContain('personal-mobile')
})

describe('a number without country code', () => {
  const store = (site: Record<string, unknown>) =>
    harness.store.transaction((tx) => putSetting(tx, 'site', site, absentSetting))
  const openNumberPage = async () => {
    const pages = await open({ methods: ['security-questions', 'personal-mobile'] })
    await pages.answer({ choice: 'personal-mobile' })
    return pages
  }
  const readNumbers = async () =>
    (await (await profile()).contacts()).flatMap(({ id, kind, value }) =>
      kind === 'mobile' && id !== 'corporate-mobile' ? [value] : [],
    )

  test('is of the one country that the administrator names, and its page says so', async () => {
    await store({ country: 'DE' })
    const pages = await openNumberPage()
    const { contact, ...others } = readFields(await pages.page())
    expect(others).toEqual({})
    expect(contact?.description).toBe('As it is dialled in Germany, or with + and the country code.')
    expect(await pages.answer({ contact: '089' })).toMatchObject({
      problem: { code: 'national-number-invalid', field: 'contact', values: { country: 'Germany' } },
    })
    await pages.answer({ contact: '0151 234-5642' })
    expect(await readNumbers()).toEqual(['+491512345642'])
  })

  test('is of the country that its owner chooses from the offered ones, where there are several', async () => {
    await store({ country: 'DE', countries: ['AT', 'DE', 'IT'] })
    const pages = await openNumberPage()
    expect(readFields(await pages.page()).country).toMatchObject({
      enum: ['DE', 'AT', 'IT'],
      default: 'DE',
      choices: { DE: 'Germany (+49)', AT: 'Austria (+43)', IT: 'Italy (+39)' },
    })
    await pages.answer({ country: 'IT', contact: '06 1234 5678' })
    expect(await readNumbers()).toEqual(['+390612345678'])
  })
})
