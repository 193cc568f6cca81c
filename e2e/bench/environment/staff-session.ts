import { createHttpClient, type HttpClient } from './http.ts'

export interface StaffSession {
  client: HttpClient
  headers: Record<string, string>
}

/** Signs in to a site of staff as a person of the sample company. */
export async function signIn(
  url: string,
  frontEnd: 'administration' | 'helpdesk',
  atOnce: number,
): Promise<StaffSession> {
  const [account, password] =
    frontEnd === 'administration' ? ['site.admin', 'Juniper-Anvil-51'] : ['helpdesk.operator', 'Amber-Telescope-40']
  const body = JSON.stringify({ frontEnd, module: 'directory-password', account, password })
  const reply = await fetch(`${url}/api/v1/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body,
  })
  if (!reply.ok) throw new Error(`${account} cannot sign in: ${await reply.text()}`)
  const cookie = reply.headers.getSetCookie().find((line) => line.startsWith('__Host-latchkey-session'))
  return {
    client: createHttpClient(url, atOnce),
    headers: { cookie: cookie?.split(';')[0] ?? '', 'latchkey-csrf': '1' },
  }
}
