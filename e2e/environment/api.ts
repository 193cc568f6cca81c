import { randomInt } from 'node:crypto'
import { type Challenge, solveChallenge } from 'altcha-lib'
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2'
import type { WizardStep } from '../../shared/wizard/page.ts'

export interface Started {
  run: { id: string; token: string }
  step: WizardStep
}

export interface Problem {
  status: number
  code: string
  title: string
}

/** The public API as a script uses it: what is expected is given, every refusal is thrown as an ApiRefusal. */
export interface Api {
  readonly url: string
  /** As the server answers, whatever it answers. */
  call(method: string, path: string, options?: CallOptions): Promise<Response>
  start(order: Order): Promise<Started>
  /** The same with proof of work, as for an account with failures behind it. */
  startWithProof(order: Order): Promise<Started>
  standing(run: Started['run']): Promise<WizardStep>
  answer(run: Started['run'], number: number, answer: unknown): Promise<WizardStep>
  cancel(run: Started['run']): Promise<void>
  tasks(account: string): Promise<{ workflow: string; title: string; text: string }[]>
  captcha(): Promise<{ challenge: Challenge; solution: unknown }>
}

export interface Order {
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

/** `trusted`: the server trusts 127.0.0.1 as a proxy, so that every run may come from an address of its own. */
export function createApi({ url, trusted = false }: { url: string; trusted?: boolean }): Api {
  const anAddress = () => `10.${randomInt(256)}.${randomInt(256)}.${randomInt(1, 255)}`

  function call(method: string, path: string, { body, token, headers }: CallOptions = {}): Promise<Response> {
    return fetch(`${url}${path}`, {
      method,
      headers: {
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        ...(trusted ? { 'x-forwarded-for': anAddress() } : {}),
        ...headers,
      },
      body: body === undefined ? undefined : typeof body === 'string' ? body : JSON.stringify(body),
    })
  }

  async function json<T>(method: string, path: string, options?: CallOptions): Promise<T> {
    const reply = await call(method, path, options)
    if (!reply.ok) throw new ApiRefusal((await reply.json()) as Problem)
    return (reply.status === 204 ? undefined : await reply.json()) as T
  }

  const start = (order: Order) => json<Started>('POST', '/api/v1/runs', { body: order })

  async function captcha() {
    const challenge = await json<Challenge>('GET', '/api/v1/captcha')
    return { challenge, solution: await solveChallenge({ challenge, deriveKey }) }
  }

  return {
    url,
    call,
    start,
    startWithProof: async (order) => start({ ...order, captcha: await captcha() }),
    standing: ({ id, token }) => json('GET', `/api/v1/runs/${id}`, { token }),
    answer: ({ id, token }, number, answer) =>
      json('POST', `/api/v1/runs/${id}/answers`, { token, body: { number, answer } }),
    cancel: ({ id, token }) => json('DELETE', `/api/v1/runs/${id}`, { token }),
    tasks: async (account) =>
      (
        await json<{ tasks: { workflow: string; title: string; text: string }[] }>('POST', '/api/v1/tasks', {
          body: { account },
        })
      ).tasks,
    captcha,
  }
}
