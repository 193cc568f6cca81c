import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { appOf } from '../../commands/serve.ts'
import { readConfig } from '../../config.ts'
import { sampleAccounts } from '../../directory/sample/practice-accounts.ts'
import { buildServices } from '../../services.ts'
import { legacySite } from '../../web/legacy/render.tsx'

/** A whole server on the sample company, asked without a network. */
export async function openServer() {
  const folder = await mkdtemp(join(tmpdir(), 'latchkey-admin-'))
  await writeFile(join(folder, 'index.html'), '<!doctype html>')
  const stopping = new AbortController()
  const services = await buildServices(readConfig({ LATCHKEY_DATA: join(folder, 'data') }, folder), stopping.signal)
  const app = appOf(services, { selfService: folder, helpdesk: folder, me: folder, legacy: legacySite })

  async function call(method: string, path: string, of: { body?: unknown; headers?: Record<string, string> } = {}) {
    const sent = of.body !== undefined && { 'content-type': 'application/json' }
    const headers = { host: 'localhost:8080', 'latchkey-csrf': '1', ...sent, ...of.headers }
    const body = of.body === undefined ? undefined : JSON.stringify(of.body)
    const response = await app.request(`http://localhost:8080${path}`, { method, headers, body }, connection)
    return replied(response)
  }

  /** The cookie of somebody of the sample company, signed in to a front end. */
  async function signIn(account: string, frontEnd: string): Promise<string> {
    const password = sampleAccounts.find((one) => one.account === account)?.password
    const body = { frontEnd, module: 'directory-password', account, password }
    const { status, headers, body: reply } = await call('POST', '/api/v1/sign-in', { body })
    if (status !== 200) throw new Error(`${account} cannot sign in: ${status} ${reply.code}`)
    return (headers.get('set-cookie') ?? '').split(';')[0] ?? ''
  }

  return {
    services,
    call,
    signIn,
    /** Sends a body that is no JSON, as it comes. */
    async upload(path: string, body: BodyInit, headers: Record<string, string>) {
      const sent = { host: 'localhost:8080', 'latchkey-csrf': '1', 'content-type': 'text/plain', ...headers }
      const init = { method: 'PUT', headers: sent, body, duplex: 'half' } as RequestInit
      return replied(await app.request(`http://localhost:8080${path}`, init, connection))
    },
    /** Calls as that administrator; `match`: the ETag that a write states. */
    as: (cookie: string) => (method: string, path: string, body?: unknown, match?: string) =>
      call(method, path, { body, headers: { cookie, ...(match !== undefined && { 'if-match': match }) } }),
    async [Symbol.asyncDispose]() {
      stopping.abort()
      await services.close()
      await rm(folder, { recursive: true })
    },
  }
}

/** What the adapter knows of a connection, for `getConnInfo`. */
const connection = { incoming: { socket: { remoteAddress: '127.0.0.1', remotePort: 50_000, remoteFamily: 'IPv4' } } }

export type Server = Awaited<ReturnType<typeof openServer>>

async function replied(response: Response) {
  const { status, headers } = response
  const body = await response.text()
  // biome-ignore lint/suspicious/noExplicitAny: a test reads what it expects
  return { status, headers, body: body && (JSON.parse(body) as any) }
}
