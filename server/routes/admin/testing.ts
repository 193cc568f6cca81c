import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildApp } from '../../commands/serve.ts'
import { openSampleDatabase } from '../../directory/sample/database.ts'
import type { AccountEntry } from '../../directory/sample/entries.ts'
import { sampleAccounts } from '../../directory/sample/practice-accounts.ts'
import { buildTestServices } from '../../testing-services.ts'
import { legacySite } from '../../web/legacy/render.tsx'

/** A whole server on the sample company, called without a network. */
export async function createServerHarness(env: Record<string, string> = {}) {
  const folder = await mkdtemp(join(tmpdir(), 'latchkey-admin-'))
  await writeFile(join(folder, 'index.html'), '<!doctype html>')
  const stopping = new AbortController()
  const services = await buildTestServices(folder, stopping.signal, env)
  const sites = {
    selfService: folder,
    helpdesk: folder,
    administration: folder,
    me: folder,
    verify: folder,
    wallet: folder,
    passwordPages: folder,
    legacy: legacySite,
  }
  const createApp = () => buildApp(services, sites)
  const app = createApp()

  async function call(
    method: string,
    path: string,
    {
      body: content,
      headers: more,
      address,
    }: { body?: unknown; headers?: Record<string, string>; address?: string } = {},
  ) {
    const type = content !== undefined && { 'content-type': 'application/json' }
    const headers = { host: services.config.url.host, 'latchkey-csrf': '1', ...type, ...more }
    const body = content === undefined ? undefined : JSON.stringify(content)
    const response = await app.request(`http://localhost:8080${path}`, { method, headers, body }, connectFrom(address))
    return readReply(response)
  }

  /** Signs an account of the sample company in to a front end; returns its session cookie. */
  async function signIn(account: string, frontEnd: string): Promise<string> {
    const password = sampleAccounts.find((one) => one.account === account)?.password
    const body = { frontEnd, module: 'directory-password', account, password }
    const { status, headers, body: reply } = await call('POST', '/api/v1/sign-in', { body })
    if (status !== 200) throw new Error(`${account} cannot sign in: ${status} ${reply.code}`)
    return (headers.get('set-cookie') ?? '').split(';')[0] ?? ''
  }

  /** Changes fields of an account of the sample company, as an administrator of the directory would. */
  async function alterAccount(account: string, fields: Partial<AccountEntry>): Promise<void> {
    const database = openSampleDatabase(services.config.data)
    await database.write((open) =>
      open
        .prepare('update Account set entry = json_patch(entry, ?) where accountKey = ?')
        .run(JSON.stringify(fields), account),
    )
    database.close()
  }

  return {
    services,
    app,
    /** The same server with limits per network of its own. */
    createApp,
    call,
    signIn,
    alterAccount,
    /** Sends a body that is not JSON. */
    async upload(path: string, body: BodyInit, headers: Record<string, string>) {
      const sent = { host: 'localhost:8080', 'latchkey-csrf': '1', 'content-type': 'text/plain', ...headers }
      const init = { method: 'PUT', headers: sent, body, duplex: 'half' } as RequestInit
      return readReply(await app.request(`http://localhost:8080${path}`, init, connectFrom()))
    },
    /** Calls with a session cookie; `match`: the ETag of a write. */
    as: (cookie: string) => (method: string, path: string, body?: unknown, match?: string) =>
      call(method, path, { body, headers: { cookie, ...(match !== undefined && { 'if-match': match }) } }),
    async [Symbol.asyncDispose]() {
      stopping.abort()
      await services.close()
      await rm(folder, { recursive: true })
    },
  }
}

/** The adapter's description of a connection, for `getConnInfo`. */
const connectFrom = (remoteAddress = '127.0.0.1') => ({
  incoming: { socket: { remoteAddress, remotePort: 50_000, remoteFamily: 'IPv4' } },
})

export type ServerHarness = Awaited<ReturnType<typeof createServerHarness>>

async function readReply(response: Response) {
  const { status, headers } = response
  const body = await response.text()
  // biome-ignore lint/suspicious/noExplicitAny: a test reads what it expects
  return { status, headers, body: body && (JSON.parse(body) as any) }
}
