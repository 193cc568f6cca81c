import type { Hono } from 'hono'

/** Behaves like a browser without scripts: stores cookies and sends forms. */
export interface TestBrowser {
  /** By name; a test may delete some, or restore old ones. */
  cookies: Map<string, string>
  call(method: string, path: string, headers?: Record<string, string>, body?: string): Promise<Response>
  get(path: string): Promise<string>
  post(path: string, form: Record<string, string> | string, headers?: Record<string, string>): Promise<Response>
}

export function createTestBrowser(app: Hono): TestBrowser {
  const cookies = new Map<string, string>()

  async function call(method: string, path: string, headers: Record<string, string> = {}, body?: string) {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const reply = await app.request(
      `http://localhost:8080${path}`,
      { method, headers: { host: 'localhost:8080', cookie, ...headers }, body },
      { incoming: { socket: { remoteAddress: '127.0.0.1' } } },
    )
    for (const set of reply.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(set) ?? []
      if (/max-age=0/i.test(set)) cookies.delete(name)
      else cookies.set(name, value)
    }
    return reply
  }

  return {
    cookies,
    call,
    get: async (path) => (await call('GET', path)).text(),
    post: (path, form, headers = {}) =>
      call(
        'POST',
        path,
        { 'content-type': 'application/x-www-form-urlencoded', ...headers },
        typeof form === 'string' ? form : `${new URLSearchParams(form)}`,
      ),
  }
}

/** The token of the first form of a page. */
export const readFormToken = (page: string): string => /name="form-token" value="([0-9a-f]+)"/.exec(page)?.[1] ?? 'none'
