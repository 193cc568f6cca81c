import { once } from 'node:events'
import { cp, mkdir, mkdtemp, rm } from 'node:fs/promises'
import { type IncomingMessage, request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { gunzipSync } from 'node:zlib'
import { expect, test } from 'playwright/test'
import { chromeExtensionOrigin } from '../shared/extension-id.ts'
import { startPerimeter } from './environment/perimeter.ts'
import { startServer } from './environment/server.ts'

/**
 * One recorded conversation, with a server of the role `all` and with a site and its service, on copies of the same data and keys: status, headers and bodies are equal byte
 * for byte, but for what is made anew each time (ids, tokens, times, the port in addresses).
 */
interface Exchange {
  method?: string
  path: string
  headers?: Record<string, string>
  body?: string | object
  /** What later exchanges use, by the name under which they write it as {name}. */
  keep?: Record<string, RegExp>
}

const json = { 'content-type': 'application/json' }
const html = { accept: 'text/html', 'accept-language': 'de' }
const own = { ...json, 'latchkey-csrf': '1', 'latchkey-site': '1', 'sec-fetch-site': 'same-origin' }
const extension = { ...json, origin: chromeExtensionOrigin }
const signIn = (account: string, password: string, frontEnd: string) => ({
  frontEnd,
  module: 'directory-password',
  account,
  password,
})
const session = { session: /__Host-latchkey-session=[\w-]+/ }
const run = { id: /"run":\{"id":"([^"]+)"/, token: /"token":"([^"]+)"/, number: /"number":(\d+)/ }
const bearer = { ...json, authorization: 'Bearer {token}' }

const conversation: Exchange[] = [
  // Pages and their files
  ...['/', '/helpdesk/', '/me/', '/verify', '/legacy/', '/legacy/style.css', '/nowhere', '/helpdesk'].map((path) => ({
    path,
    headers: html,
  })),
  { path: '/', headers: { ...html, 'accept-encoding': 'gzip' }, keep: { asset: /(\/assets\/[\w.-]+\.js)/ } },
  { path: '{asset}', headers: { 'accept-encoding': 'gzip' }, keep: { etag: /"etag","([^"]+)"/i } },
  { method: 'HEAD', path: '/' },
  { method: 'HEAD', path: '/api/v1/site' },
  { method: 'OPTIONS', path: '/api/v1/runs' },
  { method: 'DELETE', path: '/api/v1/site' },
  { path: '/.well-known/change-password' },
  { path: '/api/v1/site', headers: { 'accept-language': 'de' } },
  // The extension
  {
    method: 'OPTIONS',
    path: '/api/v1/runs',
    headers: { origin: chromeExtensionOrigin, 'access-control-request-method': 'POST' },
  },
  { path: '/api/v1/workflows/manage-my-passwords/first-page', headers: extension },
  { method: 'POST', path: '/api/v1/workflows', headers: extension, body: { account: 'active.user' } },
  { method: 'POST', path: '/api/v1/runs', headers: { ...json, origin: 'https://evil.example' }, body: {} },
  // A run with wrong and right answers
  {
    method: 'POST',
    path: '/api/v1/runs',
    headers: extension,
    body: { workflow: 'manage-my-passwords', account: 'active.user' },
    keep: run,
  },
  { path: '/api/v1/runs/{id}', headers: bearer },
  { path: '/api/v1/runs/{id}', headers: { authorization: `Bearer ${'x'.repeat(43)}` } },
  { method: 'PUT', path: '/api/v1/runs/{id}/language', headers: bearer, body: { language: 'de' } },
  {
    method: 'POST',
    path: '/api/v1/runs/{id}/password-checks',
    headers: bearer,
    body: { number: 1, password: 'short' },
  },
  {
    method: 'POST',
    path: '/api/v1/runs/{id}/answers',
    headers: bearer,
    body: '{"number":{number},"answer":{"password":"wrong","newPassword":"Bramble-Harvest-77"}}',
  },
  { path: '/api/v1/runs/{id}', headers: bearer, keep: { number: /"number":(\d+)/ } },
  {
    method: 'POST',
    path: '/api/v1/runs/{id}/answers',
    headers: bearer,
    body: '{"number":{number},"answer":{"password":"Harbour-Lantern-41","newPassword":"Bramble-Harvest-77"}}',
  },
  {
    method: 'POST',
    path: '/api/v1/runs/{id}/answers',
    headers: bearer,
    body: '{"number":{number},"answer":{"password":"Harbour-Lantern-41","newPassword":"Bramble-Harvest-77"}}',
  },
  // Questions, which follow from the keys
  {
    method: 'POST',
    path: '/api/v1/runs',
    headers: json,
    body: { workflow: 'forgot-my-password', account: 'expired.user' },
    keep: run,
  },
  { method: 'DELETE', path: '/api/v1/runs/{id}', headers: bearer },
  {
    method: 'POST',
    path: '/api/v1/runs',
    headers: json,
    body: { workflow: 'forgot-my-password', account: 'no.such.account' },
  },
  // Bad input
  { method: 'POST', path: '/api/v1/runs', headers: json, body: '{' },
  { method: 'POST', path: '/api/v1/runs', headers: { 'content-type': 'text/plain' }, body: '{}' },
  { method: 'POST', path: '/api/v1/runs', headers: json, body: `"${'x'.repeat(70_000)}"` },
  { method: 'POST', path: '/api/v1/runs', headers: json, body: { workflow: 'no-such-workflow', account: 'a' } },
  { path: '/api/v1/nowhere' },
  // Signed in
  { method: 'POST', path: '/api/v1/sign-in', headers: own, body: signIn('active.user', 'wrong', 'self-service') },
  {
    method: 'POST',
    path: '/api/v1/sign-in',
    headers: own,
    body: signIn('active.user', 'Bramble-Harvest-77', 'self-service'),
    keep: session,
  },
  { path: '/api/v1/session', headers: { cookie: '{session}' } },
  { path: '/api/v1/me', headers: { cookie: '{session}' } },
  { path: '/api/v1/me/sessions', headers: { cookie: '{session}' } },
  { method: 'DELETE', path: '/api/v1/session', headers: { ...own, cookie: '{session}' } },
  {
    method: 'POST',
    path: '/api/v1/sign-in',
    headers: own,
    body: signIn('helpdesk.operator', 'Amber-Telescope-40', 'helpdesk'),
    keep: session,
  },
  { path: '/api/v1/helpdesk/people?query=user', headers: { cookie: '{session}' }, keep: { person: /"id":"([^"]+)"/ } },
  { path: '/api/v1/helpdesk/people/{person}', headers: { cookie: '{session}' } },
  { method: 'POST', path: '/api/v1/mutual-proofs', headers: own, body: { account: 'active.user', number: '123456' } },
  // Forms of the Legacy site
  {
    path: '/legacy/',
    headers: html,
    keep: { visit: /(__Host-latchkey-visit=[^;"]+)/, form: /name="form-token" value="([^"]+)"/ },
  },
  {
    method: 'POST',
    path: '/legacy/',
    headers: { ...html, 'content-type': 'application/x-www-form-urlencoded', cookie: '{visit}' },
    body: 'form-token={form}&account=active.user',
  },
]

interface Reply {
  status?: number
  headers: string[][]
  body: string
}

/** Headers as they came, one name and value each, in small letters and in alphabetical order: both are the adapter's choice, and mean nothing (RFC 9110 §5). */
async function exchange(url: string, { method = 'GET', path, headers, body }: Exchange): Promise<Reply> {
  const { hostname, port, host } = new URL(url)
  const sent = typeof body === 'object' ? JSON.stringify(body) : body
  const length = sent === undefined ? {} : { 'content-length': String(Buffer.byteLength(sent)) }
  const asked = request({ hostname, port, method, path, headers: { host, ...length, ...headers }, agent: false })
  asked.on('error', () => {})
  asked.end(sent)
  const [reply] = (await once(asked, 'response')) as [IncomingMessage]
  const bytes = await buffer(reply)
  const isPacked = reply.headers['content-encoding'] === 'gzip'
  const pairs = reply.rawHeaders.flatMap((name, index, all) =>
    index % 2 === 0 ? [[name.toLowerCase(), all[index + 1] ?? '']] : [],
  )
  return {
    status: reply.statusCode,
    headers: pairs.toSorted(([one = ''], [other = '']) => one.localeCompare(other)),
    body: (isPacked ? gunzipSync(bytes) : bytes).toString('latin1'),
  }
}

async function record(url: string): Promise<string[]> {
  const kept: Record<string, string> = { etag: '' }
  const fill = (text: string) => text.replace(/\{(\w+)\}/g, (whole, name) => kept[name] ?? whole)
  const log: string[] = []
  for (const one of conversation) {
    const filled = JSON.parse(fill(JSON.stringify({ ...one, body: undefined, keep: undefined }))) as Exchange
    const body = typeof one.body === 'string' ? fill(one.body) : one.body
    const reply = await exchange(url, { ...filled, body })
    const text = JSON.stringify(reply)
    for (const [name, pattern] of Object.entries(one.keep ?? {})) {
      const found = pattern.exec(text.replaceAll('\\"', '"'))
      if (found) kept[name] = found[1] ?? found[0]
      else if (name !== 'etag')
        throw new Error(`${one.method ?? 'GET'} ${one.path} has no ${name}: ${text.slice(0, 500)}`)
    }
    log.push(
      `${one.method ?? 'GET'} ${one.path} ${JSON.stringify(one.body ?? '').slice(0, 100)}\n${withoutRandomParts(text, url)}`,
    )
  }
  return log
}

/** What differs between two conversations with one and the same server. */
const withoutRandomParts = (text: string, url: string): string =>
  text
    .replaceAll(url, '<origin>')
    .replaceAll(new URL(url).host, '<host>')
    .replace(/\[\["[Cc]onnection","[^"]*"\],/g, '[')
    .replace(/\["(date|keep-alive|connection)","[^"]*"\],?/gi, '')
    .replace(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, '<uuid>')
    .replace(/\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?Z/g, '<time>')
    .replace(/(__Host-latchkey-[\w<>-]+=)[^;"]+/g, '$1<cookie>')
    .replace(/([Tt]oken\\?":\\?"|value=\\?")[\w.-]{40,}/g, '$1<token>')
    .replace(/(id\\":\\")[\w-]{22}\\"/g, '$1<id>\\"')

test('a site and its service answer byte for byte as one server does', async () => {
  test.setTimeout(300_000)
  const folder = await mkdtemp(join(tmpdir(), 'conversation-'))
  const seed = join(folder, 'seed')
  try {
    await mkdir(seed)
    const first = await startServer({ folder: seed })
    await first.stop()
    const copy = join(folder, 'copy')
    await cp(seed, copy, { recursive: true })
    const all = await startServer({ folder: copy })
    const alone = await record(all.url)
    await all.stop()
    const perimeter = await startPerimeter({ seed })
    try {
      const parted = await record(perimeter.site.url)
      for (const [index, reply] of parted.entries()) expect.soft(reply).toBe(alone[index])
    } finally {
      await perimeter.stop()
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
})
