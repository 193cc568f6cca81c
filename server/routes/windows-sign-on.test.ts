import { afterAll, beforeAll, expect, test } from 'vitest'
import { createServerHarness, type ServerHarness } from './admin/testing.ts'
import { requireSecondFactor } from './testing-second-factor.ts'

let server: ServerHarness
const header = 'X-Latchkey-User'
const proxy = '10.9.9.9'
let realm: string
const setUp = {
  LATCHKEY_SIGN_ON_HEADER: header,
  LATCHKEY_SIGN_ON_PROXIES: `${proxy} 10.9.9.8`,
  LATCHKEY_TRUSTED_PROXIES: '10.9.9.7',
}

beforeAll(async () => {
  server = await createServerHarness(setUp)
  realm = (server.services.directory.domains[0]?.name ?? '').toUpperCase()
})
afterAll(() => server[Symbol.asyncDispose]())

function signOn(headers: Record<string, string>, { address = proxy, frontEnd = 'helpdesk', at = server } = {}) {
  return at.call('POST', '/api/v1/sign-in/windows', { body: { frontEnd }, headers, address })
}
const named = (account: string) => ({ [header]: `${account}@${realm}` })

/** The last refusal in the audit. */
async function readWhy(): Promise<string | undefined> {
  const { store } = server.services
  const rows = await store.read
    .selectFrom('AuditEvent')
    .select('data')
    .where('event', '=', 'sign-in-refused')
    .orderBy('sequence', 'desc')
    .execute()
  return JSON.parse(rows[0]?.data ?? '{}').why
}

async function expectRefusal(why: string, ...request: Parameters<typeof signOn>): Promise<void> {
  const { status, body, headers } = await signOn(...request)
  expect([status, body.code, headers.get('set-cookie'), await readWhy()]).toEqual([403, 'sign-on-refused', null, why])
}

test('a person whom the proxy names is signed in to a site that admits them', async () => {
  const { status, body, headers } = await signOn(named('helpdesk.operator'))
  expect(status).toBe(200)
  expect(body).toMatchObject({ signedIn: true, account: 'helpdesk.operator', module: 'windows-sign-on' })
  const operator = server.as((headers.get('set-cookie') ?? '').split(';')[0] ?? '')
  expect((await operator('GET', '/api/v1/helpdesk/people?query=active.user')).status).toBe(200)
  await expectRefusal('not-admitted', named('helpdesk.operator'), { frontEnd: 'administration' })
})

test('the header is refused from every other address, whatever is forwarded', async () => {
  await expectRefusal('not-a-proxy', named('helpdesk.operator'), { address: '10.9.9.10' })
  await expectRefusal(
    'not-a-proxy',
    { ...named('helpdesk.operator'), 'x-forwarded-for': proxy },
    { address: '10.9.9.7' },
  )
})

test.each(['X-Latchkey_User', 'X_Latchkey_User', 'X-Latchkey.User', 'XLatchkeyUser', 'x--latchkey-user'])(
  'a look-alike of the header is refused, also beside the right one: %s',
  async (name) => {
    await expectRefusal('look-alike', { [name]: `site.admin@${realm}` })
    await expectRefusal('look-alike', { ...named('helpdesk.operator'), [name]: `site.admin@${realm}` })
  },
)

test('two headers, none, an empty one and what is no name in a realm are refused', async () => {
  const { app } = server
  const twice = new Headers({ host: 'localhost:8080', 'latchkey-csrf': '1', 'content-type': 'application/json' })
  for (const account of ['helpdesk.operator', 'site.admin']) twice.append(header, `${account}@${realm}`)
  const body = JSON.stringify({ frontEnd: 'helpdesk' })
  const connection = { incoming: { socket: { remoteAddress: proxy, remotePort: 1, remoteFamily: 'IPv4' } } }
  const url = 'http://localhost:8080/api/v1/sign-in/windows'
  expect((await app.request(url, { method: 'POST', headers: twice, body }, connection)).status).toBe(403)
  expect(await readWhy()).toBe('not-a-name')
  await expectRefusal('no-name', {})
  await expectRefusal('no-name', { [header]: '' })
  for (const value of [
    'helpdesk.operator',
    `${realm}\\helpdesk.operator`,
    `a b@${realm}`,
    `@${realm}`,
    'x@',
    `HTTP/h@${realm}`,
  ])
    await expectRefusal('not-a-name', { [header]: value })
})

test('another realm, an unknown account and a name that is not the account’s own are refused', async () => {
  await expectRefusal('unknown-realm', { [header]: 'helpdesk.operator@ELSEWHERE.EXAMPLE' })
  await expectRefusal('unknown-account', named('nobody.here'))
  await expectRefusal('unknown-account', named('*'))
})

test('a disabled account and a person whom no site admits are refused although their ticket is valid', async () => {
  await expectRefusal('not-admitted', named('active.user'))
  await server.alterAccount('helpdesk.operator', { disabled: true })
  await expectRefusal('disabled', named('helpdesk.operator'))
  await server.alterAccount('helpdesk.operator', { disabled: false })
})

test('H6: a second factor that the site demands follows as after a password, and the ticket opens no session', async () => {
  await using strict = await createServerHarness(setUp)
  await requireSecondFactor(strict)
  const { status, body, headers } = await signOn(named('helpdesk.operator'), { at: strict })
  expect([status, body.signedIn, body.next]).toEqual([200, false, 'second-factor'])
  expect(headers.get('set-cookie')).toMatch(/^__Host-latchkey-sign-in=/)
  expect(headers.get('set-cookie')).not.toContain('__Host-latchkey-session')
})

test('without the CSRF header nobody is signed in, since a browser shows its ticket to any page', async () => {
  const { status, body } = await signOn({ ...named('helpdesk.operator'), 'latchkey-csrf': '' })
  expect([status, body.code]).toEqual([403, 'csrf-refused'])
})

test('the pages offer it behind such a proxy alone', async () => {
  const offers = async (address: string) => {
    const { body } = await server.call('GET', '/api/v1/site', { address })
    return body.frontEnds.filter(({ modules }: { modules: string[] }) => modules.includes('windows-sign-on'))
  }
  expect((await offers(proxy)).map(({ id }: { id: string }) => id)).toEqual(['administration', 'helpdesk'])
  expect(await offers('127.0.0.1')).toEqual([])
})

test('where it is not set up there is no such route', async () => {
  await using other = await createServerHarness()
  const reply = await other.call('POST', '/api/v1/sign-in/windows', {
    body: { frontEnd: 'helpdesk' },
    headers: named('x'),
  })
  expect(reply.status).toBe(404)
})
