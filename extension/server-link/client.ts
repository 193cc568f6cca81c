import type { AccountStateReply } from '../../server/routes/state.ts'
import type { CallProblem, Reply, SiteFacts, Task } from '../../shared/wizard/client.ts'
import type { Problem, WizardStep } from '../../shared/wizard/page.ts'
import { type OwnProblem, ownProblem } from './own-problem.ts'
import { type CaptchaSolution, solve } from './proof-of-work.ts'

export interface Run {
  id: string
  token: string
}

export interface RunOrder {
  workflow: string
  account: string
  domain?: string
  language: string
}

/** The Latchkey server as the background sees it. Calls never throw: what goes wrong is a Reply. */
export interface ServerLink {
  /** Its origin, if one is set. */
  readonly server: string | undefined
  site(): Promise<Reply<SiteFacts>>
  tasks(of: { account: string; domain?: string }): Promise<Reply<Task[]>>
  start(order: RunOrder): Promise<Reply<{ run: Run; step: WizardStep }>>
  standing(run: Run): Promise<Reply<WizardStep>>
  answer(run: Run, number: number, answer: Record<string, unknown>): Promise<Reply<WizardStep>>
  tryPassword(run: Run, number: number, newPassword: string): Promise<Reply<{ problem?: Problem }>>
  cancel(run: Run): Promise<void>
  state(token: string): Promise<Reply<AccountStateReply>>
}

interface Call {
  method?: 'GET' | 'POST' | 'DELETE'
  token?: string
  body?: unknown
}

/** A directory write may take its time; a server that says nothing for this long is gone. */
const patienceMs = 30_000

export function createServerLink(options: {
  /** Origin of the server, or undefined while none is set. */
  server: string | undefined
  /** BCP 47; the server words its answers in it, and we our own. */
  language: string
  fetch: typeof fetch
  signal?: AbortSignal
}): ServerLink {
  const { server } = options
  const own = (code: OwnProblem) => ownProblem(code, options.language, server ?? '')

  async function call<Value>(path: string, { method = 'GET', token, body }: Call = {}): Promise<Reply<Value>> {
    if (!server) return own('server-unset')
    let response: Response
    let content: unknown
    try {
      const headers = new Headers({ Accept: 'application/json', 'Accept-Language': options.language })
      if (token) headers.set('Authorization', `Bearer ${token}`)
      if (body !== undefined) headers.set('Content-Type', 'application/json')
      const signals = [AbortSignal.timeout(patienceMs), ...(options.signal ? [options.signal] : [])]
      response = await options.fetch(`${server}/api/v1${path}`, {
        method,
        headers,
        body: body === undefined ? undefined : JSON.stringify(body),
        credentials: 'omit',
        cache: 'no-store',
        redirect: 'error',
        referrerPolicy: 'no-referrer',
        signal: AbortSignal.any(signals),
      })
      content = response.status === 204 ? undefined : await response.json()
    } catch (error) {
      // JSON that is none comes from something else behind that address: a proxy's sign-in page, another server.
      if (error instanceof SyntaxError) return own('server-foreign')
      return own('server-unreachable')
    }
    if (response.ok) return { ok: true, value: content as Value }
    return refusal(content) ?? own('server-foreign')
  }

  async function start(order: RunOrder, captcha?: CaptchaSolution): Promise<Reply<{ run: Run; step: WizardStep }>> {
    const reply = await call<{ run: Run; step: WizardStep }>('/runs', { method: 'POST', body: { ...order, captcha } })
    // Busy addresses are asked, whatever /site says of everybody; one proof a start is enough.
    if (reply.ok || reply.problem.code !== 'captcha-required' || captcha) return reply
    const challenge = await call<unknown>('/captcha')
    if (!challenge.ok) return challenge
    const solution = await solve(challenge.value, options.signal)
    return solution ? start(order, solution) : reply
  }

  return {
    server,
    async site() {
      const reply = await call<SiteFacts & { product?: unknown }>('/site')
      if (!reply.ok || reply.value.product === 'latchkey') return reply
      return own('server-foreign')
    },
    async tasks(of) {
      const reply = await call<{ tasks: Task[] }>('/tasks', { method: 'POST', body: of })
      return reply.ok ? { ok: true, value: reply.value.tasks } : reply
    },
    start: (order) => start(order),
    standing: (run) => call<WizardStep>(pathOf(run), { token: run.token }),
    answer: (run, number, answer) =>
      call<WizardStep>(`${pathOf(run)}/answers`, { method: 'POST', token: run.token, body: { number, answer } }),
    tryPassword: (run, number, newPassword) =>
      call<{ problem?: Problem }>(`${pathOf(run)}/password-checks`, {
        method: 'POST',
        token: run.token,
        body: { number, newPassword },
      }),
    async cancel(run) {
      await call(pathOf(run), { method: 'DELETE', token: run.token })
    },
    state: (token) => call<AccountStateReply>('/state', { token }),
  }
}

const pathOf = (run: Run) => `/runs/${encodeURIComponent(run.id)}`

/** A problem+json of the server, or undefined where the answer is none of ours. */
function refusal(content: unknown): { ok: false; problem: CallProblem } | undefined {
  const { code, title, retryAfter } = (content ?? {}) as Record<string, unknown>
  if (typeof code !== 'string' || typeof title !== 'string') return undefined
  return {
    ok: false,
    problem: { code, text: title, retryAfter: typeof retryAfter === 'number' ? retryAfter : undefined },
  }
}
