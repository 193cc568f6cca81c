import type { Api } from './api.ts'

export interface Reply {
  status: number
  /** As a write states it in `If-Match`. */
  etag?: string
  // biome-ignore lint/suspicious/noExplicitAny: a journey reads what it expects
  body: any
}

export interface Staff {
  /** `match`: the ETag that a write is based on. */
  call(method: string, path: string, body?: unknown, match?: string): Promise<Reply>
  /** Reads a resource, changes it, writes it over what was read; rejects unless that is taken. */
  change<T>(path: string, how: (standing: T) => unknown): Promise<Reply>
  headers: Record<string, string>
}

/** Somebody signed in to the Administration or the Helpdesk site, asking its API. */
export async function signIn(
  api: Pick<Api, 'call'>,
  who: { frontEnd: 'administration' | 'helpdesk'; account: string; password: string },
): Promise<Staff> {
  const signedIn = await api.call('POST', '/api/v1/sign-in', { body: { ...who, module: 'directory-password' } })
  if (!signedIn.ok) throw new Error(`${who.account} cannot sign in: ${await signedIn.text()}`)
  const cookie = (signedIn.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
  const headers = { cookie, 'latchkey-csrf': '1' }

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
    async change(path, how) {
      const standing = await call('GET', path)
      const written = await call('PUT', path, how(standing.body), standing.etag)
      if (written.status !== 200) throw new Error(`${path}: ${written.status} ${JSON.stringify(written.body)}`)
      return written
    },
  }
}

export const administrator = (api: Pick<Api, 'call'>): Promise<Staff> =>
  signIn(api, { frontEnd: 'administration', account: 'site.admin', password: 'Juniper-Anvil-51' })

export const operator = (api: Pick<Api, 'call'>): Promise<Staff> =>
  signIn(api, { frontEnd: 'helpdesk', account: 'helpdesk.operator', password: 'Amber-Telescope-40' })
