import { Secret, TOTP } from 'otpauth'
import type { Api } from './api.ts'
import { runCommand } from './run-command.ts'
import type { Samba } from './samba.ts'
import type { RunningServer } from './server.ts'

export interface Reply {
  status: number
  /** The tag that a write sends in `If-Match`. */
  etag?: string
  // biome-ignore lint/suspicious/noExplicitAny: a journey reads what it expects
  body: any
}

export interface StaffSession {
  /** `match`: the ETag that a write is based on. */
  call(method: string, path: string, body?: unknown, match?: string): Promise<Reply>
  /** Reads a resource, changes it, writes it over what was read; rejects unless that is taken. */
  update<T>(path: string, how: (current: T) => unknown): Promise<Reply>
  headers: Record<string, string>
}

export interface StaffCredentials {
  frontEnd: 'administration' | 'helpdesk'
  account: string
  password: string
}

/** Signs a person in to the Administration or the Helpdesk site; the session calls its API for them. */
export async function signInStaff(
  api: Pick<Api, 'call'>,
  who: StaffCredentials & { code?: string },
): Promise<StaffSession> {
  return openStaffSession(api, await signInWithPassword(api, who))
}

/**
 * The same with a real directory, where an authenticator app is enrolled first: with a code from the server's terminal. `env`: what the
 * server was started with.
 */
export async function enrolStaff(
  server: Pick<RunningServer, 'folder'>,
  env: Record<string, string>,
  api: Pick<Api, 'call'>,
  who: StaffCredentials,
): Promise<StaffSession> {
  return enrolWithCode(api, who, await issueEnrolmentCode(server, env, [who.account]))
}

/** Sets up an authenticator app with an enrolment code, and is signed in by it. */
export async function enrolWithCode(
  api: Pick<Api, 'call'>,
  who: StaffCredentials,
  enrolmentCode: string,
): Promise<StaffSession> {
  const cookie = readCookie(await signInWithPassword(api, who), '__Host-latchkey-sign-in')
  const headers = { cookie, 'latchkey-csrf': '1' }
  const call = async (path: string, body: unknown) => {
    const reply = await api.call('POST', `/api/v1/sign-in/${path}`, { body, headers })
    if (!reply.ok) throw new Error(`${who.account} cannot enrol: ${await reply.text()}`)
    return reply
  }
  const offered = (await (await call('enrolment', { enrolmentCode })).json()) as { app: { secret: string } }
  const app = new TOTP({ secret: Secret.fromBase32(offered.app.secret) })
  return openStaffSession(api, await call('enrolled-factor', { code: app.generate() }))
}

/** What `npm start -- enrol` prints: `args` is the account, and `--recover` for one whose factor is lost. */
export async function issueEnrolmentCode(
  server: Pick<RunningServer, 'folder'>,
  env: Record<string, string>,
  args: string[],
): Promise<string> {
  const { code, out, err } = await runCommand(server, ['enrol', ...args], env)
  const enrolmentCode = /: ([0-9A-Z]{4}(?:-[0-9A-Z]{4}){2})$/m.exec(out)?.[1]
  if (code !== 0 || !enrolmentCode) throw new Error(`${args[0]} gets no enrolment code: ${out}${err}`)
  return enrolmentCode
}

async function signInWithPassword(
  api: Pick<Api, 'call'>,
  who: StaffCredentials & { code?: string },
): Promise<Response> {
  const reply = await api.call('POST', '/api/v1/sign-in', { body: { ...who, module: 'directory-password' } })
  if (!reply.ok) throw new Error(`${who.account} cannot sign in: ${await reply.text()}`)
  return reply
}

const readCookie = (reply: Response, name: string): string =>
  reply.headers
    .getSetCookie()
    .find((line) => line.startsWith(`${name}=`))
    ?.split(';')[0] ?? ''

function openStaffSession(api: Pick<Api, 'call'>, signedIn: Response): StaffSession {
  const headers = { cookie: readCookie(signedIn, '__Host-latchkey-session'), 'latchkey-csrf': '1' }

  async function call(method: string, path: string, body?: unknown, match?: string): Promise<Reply> {
    const reply = await api.call(method, path, { body, headers: { ...headers, ...(match && { 'if-match': match }) } })
    const text = await reply.text()
    return {
      status: reply.status,
      etag: reply.headers.get('etag') ?? undefined,
      body: text === '' ? undefined : JSON.parse(text),
    }
  }

  return {
    call,
    headers,
    async update(path, how) {
      const current = await call('GET', path)
      const written = await call('PUT', path, how(current.body), current.etag)
      if (written.status !== 200) throw new Error(`${path}: ${written.status} ${JSON.stringify(written.body)}`)
      return written
    },
  }
}

/** Names the group of administrators of a real directory, as an administrator of the server does at the terminal. */
export async function nameAdministrators(
  server: Pick<RunningServer, 'folder'>,
  samba: Pick<Samba, 'environment'>,
): Promise<void> {
  const group = `CN=Latchkey Administrators,CN=Users,${samba.environment.LATCHKEY_DIRECTORY_BASE}`
  const { code, err } = await runCommand(server, ['setting', 'administration.groups', group], samba.environment)
  if (code !== 0) throw new Error(err)
}

export const signInAsAdministrator = (api: Pick<Api, 'call'>): Promise<StaffSession> =>
  signInStaff(api, { frontEnd: 'administration', account: 'site.admin', password: 'Juniper-Anvil-51' })

export const signInAsOperator = (api: Pick<Api, 'call'>): Promise<StaffSession> =>
  signInStaff(api, { frontEnd: 'helpdesk', account: 'helpdesk.operator', password: 'Amber-Telescope-40' })
