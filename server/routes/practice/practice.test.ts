import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTotpSecret, findTotpStep } from '../../factors/common/totp-codes.ts'
import { encryptFor } from '../../profiles/encryption.ts'
import { seedSample } from '../../profiles/seed-sample.ts'
import { saveTotp } from '../../store/profile-totp.ts'
import { createServerHarness, type ServerHarness } from '../admin/testing.ts'

let server: ServerHarness
beforeAll(async () => {
  server = await createServerHarness()
  await seedSample(server.services)
})
afterAll(() => server[Symbol.asyncDispose]())

async function open(path: string, form?: Record<string, string>) {
  const headers = {
    host: 'localhost:8080',
    ...(form && { 'content-type': 'application/x-www-form-urlencoded', origin: 'http://localhost:8080' }),
  }
  const body = form && new URLSearchParams(form).toString()
  const reply = await server.app.request(`http://localhost:8080${path}`, {
    method: form ? 'POST' : 'GET',
    headers,
    body,
  })
  return { status: reply.status, headers: reply.headers, text: await reply.text() }
}

const mail = {
  to: 'active.user@corp.example.com',
  subject: '<b>A code</b>',
  text: 'Read http://localhost:8080/me/, <i>now</i>.',
  html: '<!doctype html><html><head><title>A code</title></head><body><script>alert(1)</script>A code</body></html>',
  language: 'en',
}

test('a mail that Latchkey sends is in the inbox, escaped as text, and as HTML in a frame that runs nothing', async () => {
  const { mailer } = server.services
  expect(mailer.configured).toBe(true)
  expect(await mailer.send(mail, 'mail-1', new AbortController().signal)).toMatchObject({ sent: true })

  const inbox = await open('/practice/inbox?to=active.user%40corp.example.com')
  expect(inbox.text).toContain('&lt;b&gt;A code&lt;/b&gt;')
  expect((await open('/practice/inbox?to=nobody')).text).not.toContain('A code')

  const page = await open('/practice/inbox/mail-1')
  expect(page.text).toContain(
    '<a href="http://localhost:8080/me/">http://localhost:8080/me/</a>, &lt;i&gt;now&lt;/i&gt;.',
  )
  expect(page.text).toContain('src="/practice/inbox/mail-1/html" sandbox="allow-popups allow-popups-to-escape-sandbox"')
  expect(page.text).not.toContain('alert(1)')
  const document = await open('/practice/inbox/mail-1/html')
  expect(document.text).toContain('<base target="_blank">')
  const policy = document.headers.get('content-security-policy')
  expect(policy).toMatch(/default-src 'none'.*frame-ancestors 'self'; sandbox/)
  expect(policy).not.toContain('script')
  for (const path of ['/practice/inbox/none', '/practice/inbox/none/html']) expect((await open(path)).status).toBe(404)
})

test('the telephone shows the code of a typed key until it is removed, and keeps a key that it refuses', async () => {
  const { secret } = createTotpSecret({ issuer: 'Example Company', account: 'active.user' })
  const refused = await open('/practice/telephone', { key: '"no" key' })
  expect(refused.status).toBe(400)
  expect(refused.text).toContain('value="&quot;no&quot; key"')
  expect(refused.text).toContain('That is no key of an authenticator app.')

  expect(await open('/practice/telephone', { key: secret })).toMatchObject({ status: 303 })
  expect(await readApps(secret)).toEqual(['New app'])
  await open('/practice/telephone/remove', { secret })
  expect(await readApps(secret)).toEqual([])
})

test('an app that an account has registered is shown under its name, once', async () => {
  const { store, keys, directory } = server.services
  const found = await directory.openSession({}).find('active.user')
  if (found.found !== 'one') throw new Error('the sample company has no active.user')
  const { id } = found.person
  const { secret } = createTotpSecret({ issuer: 'Example Company', account: 'active.user' })
  await open('/practice/telephone', { key: secret })
  const sealedSecret = encryptFor(keys, 'totp', id, secret)
  await store.transaction((tx) => saveTotp(tx, { personId: id, sealedSecret, lastStep: 0 }))
  expect(await readApps(secret)).toEqual(['active.user'])
})

test('what can be tried is listed with every account, its password and its answers as the pages ask for them', async () => {
  const { text } = await open('/practice/')
  expect(text).toMatch(/What was the name of your first pet\?<\/dt><dd><code>Biscuit/)
  expect(text).toContain('<strong>I forgot my password</strong>')
  expect(text).toMatch(/<code>BRANCH\\branch\.user<\/code><\/td><td><code>Timber-Mosaic-62/)
})

/** Labels of the apps that are shown with a current code of this secret. */
async function readApps(secret: string): Promise<(string | undefined)[]> {
  const { text } = await open('/practice/telephone')
  return [...text.matchAll(/<li><div>([^<\n]*)\n?<code>(\d{3} \d{3})/g)].flatMap(([, label, code = '']) =>
    findTotpStep(secret, code, new Date()) === undefined ? [] : label,
  )
}
