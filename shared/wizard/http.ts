import { wordsFor } from '../languages/browser.ts'
import type { CallProblem, Reply } from './client.ts'

export interface HttpOptions {
  fetch: typeof fetch
  /** BCP 47; the server words its answers in it. */
  language: () => string
  /** Of the server, for words. */
  host: string
}

type Method = 'GET' | 'POST' | 'DELETE'
export type Http = <Value>(method: Method, path: string, body?: unknown) => Promise<Reply<Value>>

/** Milliseconds after which a server counts as unreachable. Hashing and a slow controller stay well below it. */
const patience = 30_000

/** Calls of our own API. Never throws: what keeps a call from succeeding is its reply. */
export function createHttp({ fetch, language, host }: HttpOptions): Http {
  return async <Value>(method: Method, path: string, body?: unknown): Promise<Reply<Value>> => {
    let response: Response
    let text: string
    try {
      response = await fetch(path, {
        method,
        headers: {
          accept: 'application/json',
          'accept-language': language(),
          'latchkey-site': 'self-service',
          ...(method === 'GET' ? {} : { 'latchkey-csrf': '1' }),
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        },
        body: body === undefined ? undefined : JSON.stringify(body),
        credentials: 'same-origin',
        cache: 'no-store',
        signal: AbortSignal.timeout(patience),
      })
      text = await response.text()
    } catch {
      return { ok: false, problem: unreachable(language(), host) }
    }
    const value = parsed(text)
    if (response.ok) {
      return response.status === 204 || value !== undefined
        ? { ok: true, value: value as Value }
        : { ok: false, problem: unreachable(language(), host) }
    }
    return { ok: false, problem: problemOf(value, response) ?? unreachable(language(), host) }
  }
}

/** A problem of ours as RFC 9457; an answer of something else in between (a proxy's page) counts as no answer. */
function problemOf(value: unknown, response: Response): CallProblem | undefined {
  if (typeof value !== 'object' || value === null || !('code' in value)) return undefined
  const { code, title, detail, retryAfter } = value as Record<string, unknown>
  const seconds =
    typeof retryAfter === 'number' ? retryAfter : Number(response.headers.get('retry-after') ?? Number.NaN)
  return {
    code: String(code),
    text: String(detail ?? title ?? code),
    retryAfter: Number.isFinite(seconds) ? seconds : undefined,
  }
}

function unreachable(language: string, host: string): CallProblem {
  return {
    code: 'server-unreachable',
    text: wordsFor(language)('wizard.server-unreachable', { address: host }),
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
