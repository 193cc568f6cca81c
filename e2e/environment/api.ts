import { randomInt } from 'node:crypto'
import { type Challenge, solveChallenge } from 'altcha-lib'
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2'
import type { WizardStep } from '../../shared/wizard/page.ts'

export interface StartedRun {
  run: { id: string; token: string }
  step: WizardStep
}

export interface Problem {
  status: number
  code: string
  title: string
  /** With `captcha-required`. */
  work?: number
}

/** The public API as a script uses it: calls return the expected body and throw every refusal as an ApiRefusal. */
export interface Api {
  readonly url: string
  /** Returns the response of the server with any status. */
  call(method: string, path: string, options?: CallOptions): Promise<Response>
  start(order: StartRequest): Promise<StartedRun>
  /** Starts with proof of work, as an account with earlier failures needs it. */
  startWithProof(order: StartRequest): Promise<StartedRun>
  /** Starts as our own clients do: with proof of work where the server asks for it, which may depend on failures before. */
  startAsClient(order: StartRequest): Promise<StartedRun>
  loadStep(run: StartedRun['run']): Promise<WizardStep>
  /** Proves work where the server asks for it. */
  answer(run: StartedRun['run'], number: number, answer: unknown): Promise<WizardStep>
  cancel(run: StartedRun['run']): Promise<void>
  /** With a password; proves work where the server asks for it. */
  signIn(credentials: { frontEnd: string; account: string; password: string }): Promise<unknown>
  listWorkflows(account: string): Promise<{ workflow: string; title: string; text: string }[]>
  solveCaptcha(): Promise<{ challenge: Challenge; solution: unknown }>
}

export interface StartRequest {
  workflow: string
  account: string
  domain?: string
  language?: string
  captcha?: unknown
}

interface CallOptions {
  body?: unknown
  token?: string
  headers?: Record<string, string>
}

export class ApiRefusal extends Error {
  readonly problem: Problem

  constructor(problem: Problem) {
    super(`${problem.status} ${problem.code}: ${problem.title}`)
    this.problem = problem
  }
}

interface ApiOptions {
  url: string
  /** The server trusts 127.0.0.1 as a proxy, so that every run may come from an address of its own. */
  trusted?: boolean
  /** Told about each request that goes out, also those that are sent a second time; the reply is rejected where none comes. */
  watch?(path: string, reply: Promise<Response>): void
}

export function createApi({ url, trusted = false, watch }: ApiOptions): Api {
  const anAddress = () => `10.${randomInt(256)}.${randomInt(256)}.${randomInt(1, 255)}`

  async function call(method: string, path: string, { body, token, headers }: CallOptions = {}): Promise<Response> {
    const send = () => {
      const reply = fetch(`${url}${path}`, {
        method,
        headers: {
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
          ...(trusted ? { 'x-forwarded-for': anAddress() } : {}),
          ...headers,
        },
        body: body === undefined ? undefined : typeof body === 'string' ? body : JSON.stringify(body),
      })
      watch?.(path, reply)
      return reply
    }
    return send().catch((error: unknown) => {
      if (!isClosedMeanwhile(error)) throw error
      return send()
    })
  }

  async function json<T>(method: string, path: string, options?: CallOptions): Promise<T> {
    const reply = await call(method, path, options)
    if (!reply.ok) throw new ApiRefusal((await reply.json()) as Problem)
    return (reply.status === 204 ? undefined : await reply.json()) as T
  }

  const start = (order: StartRequest) => json<StartedRun>('POST', '/api/v1/runs', { body: order })

  async function captcha(units = 1) {
    const challenge = await json<Challenge>('GET', `/api/v1/captcha?work=${units}`)
    return { challenge, solution: await solveChallenge({ challenge, deriveKey }) }
  }

  /** Proves work where the server asks for it, as our own clients do. */
  async function proveIfAsked<T>(send: (captcha?: unknown) => Promise<T>): Promise<T> {
    try {
      return await send()
    } catch (error) {
      if (!(error instanceof ApiRefusal) || error.problem.code !== 'captcha-required') throw error
      return send(await captcha(error.problem.work))
    }
  }

  return {
    url,
    call,
    start,
    startWithProof: async (order) => start({ ...order, captcha: await captcha() }),
    startAsClient: (order) => proveIfAsked((captcha) => start({ ...order, captcha })),
    loadStep: ({ id, token }) => json('GET', `/api/v1/runs/${id}`, { token }),
    answer: ({ id, token }, number, answer) =>
      proveIfAsked((captcha) =>
        json('POST', `/api/v1/runs/${id}/answers`, { token, body: { number, answer, captcha } }),
      ),
    cancel: ({ id, token }) => json('DELETE', `/api/v1/runs/${id}`, { token }),
    signIn: (credentials) =>
      proveIfAsked((captcha) =>
        json('POST', '/api/v1/sign-in', { body: { module: 'directory-password', ...credentials, captcha } }),
      ),
    listWorkflows: async (account) =>
      (
        await json<{ tasks: { workflow: string; title: string; text: string }[] }>('POST', '/api/v1/workflows', {
          body: { account },
        })
      ).tasks,
    solveCaptcha: captcha,
  }
}

/**
 * A server closes a connection that was unused for seconds. A test that waited for as long, for a database or on a busy machine, may send its request
 * before it learns of that: nothing has read it. A server that was killed meanwhile refuses the next connection.
 */
const isClosedMeanwhile = (error: unknown): boolean =>
  error instanceof TypeError && (error.cause as { code?: unknown } | undefined)?.code === 'UND_ERR_SOCKET'
