import type { Reply, RequestProblem } from './wizard-client.ts'

/** The calls of an API by "METHOD /path/{name}": what is sent and what comes back. The server's `SiteApi` is one. */
export type ApiCalls = Record<string, { send: unknown; reply: unknown }>

/** What is sent with a call; `params` fill the path. `token`: bearer token, where no cookie goes along. */
type Send<Call extends ApiCalls[string]> = Call['send'] & { token?: string }

/** Makes one call. Never throws: every failure is a reply. */
export type ApiClient<Calls> = <Call extends keyof Calls & string>(
  call: Call,
  ...send: Calls[Call] extends ApiCalls[string]
    ? Partial<Send<Calls[Call]>> extends Send<Calls[Call]>
      ? [send?: Send<Calls[Call]>]
      : [send: Send<Calls[Call]>]
    : never
) => Promise<Reply<Calls[Call] extends ApiCalls[string] ? Calls[Call]['reply'] : never>>

/** Like `fetch`, for a body of any size; `onSent` is told how many of its bytes are on their way. */
export type SendFile = (url: string, request: RequestInit, onSent?: (bytes: number) => void) => Promise<Response>

export interface ApiClientOptions {
  fetch: typeof fetch
  /** Only for clients that send files. */
  sendFile?: SendFile
  /** Origin of the server; absent: the page's own. */
  origin?: string
  /** BCP 47; the server translates its replies. */
  language: () => string
  headers?: (method: string) => Record<string, string>
  /** A server that is silent for this long counts as unreachable; default 30 s. */
  timeoutMs?: number
  /** Credentials, redirects and the like. */
  request?: RequestInit
  /** The call got no reply, or one that did not come from a Latchkey server. */
  describeFailure(failure: 'server-unreachable' | 'server-foreign'): RequestProblem
  /** Sentence that follows a problem's text: when (ISO 8601) tries are accepted again, in the browser's time zone. */
  describeUntil?(until: string): string
}

interface Sent {
  params?: Record<string, string>
  query?: Record<string, string>
  body?: unknown
  /** Of the resource that is written over: sent as `If-Match`. */
  version?: number
  token?: string
  /** In place of a body. It may take any time, until `signal` ends it. */
  file?: Blob
  onSent?: (bytes: number) => void
  signal?: AbortSignal
}

/** Hashing and a slow domain controller take far less. */
const defaultTimeoutMs = 30_000

export function createApiClient<Calls>({
  fetch,
  sendFile = fetch,
  origin = '',
  language,
  headers,
  timeoutMs = defaultTimeoutMs,
  request,
  describeFailure,
  describeUntil = () => '',
}: ApiClientOptions): ApiClient<Calls> {
  const send = async (
    call: string,
    { params = {}, query, body, version, token, file, onSent, signal }: Sent = {},
  ): Promise<Reply<unknown>> => {
    const [method = '', path = ''] = call.split(' ')
    const filled = path.replace(/\{(\w+)\}/g, (_, name) => encodeURIComponent(params[name] ?? ''))
    let response: Response
    let text: string
    try {
      const init: RequestInit = {
        ...request,
        method,
        headers: {
          accept: 'application/json',
          'accept-language': language(),
          ...(token !== undefined && { authorization: `Bearer ${token}` }),
          ...(body !== undefined && { 'content-type': 'application/json' }),
          ...(file && { 'content-type': 'application/octet-stream' }),
          ...(version !== undefined && { 'if-match': `"${version}"` }),
          ...headers?.(method),
        },
        body: file ?? (body === undefined ? undefined : JSON.stringify(body)),
        cache: 'no-store',
        signal: file ? signal : AbortSignal.timeout(timeoutMs),
      }
      const url = `${origin}${filled}${toSearch(query)}`
      response = await (file ? sendFile(url, init, onSent) : fetch(url, init))
      text = await response.text()
    } catch {
      return { ok: false, problem: describeFailure('server-unreachable') }
    }
    const value = parseJson(text)
    if (response.ok && (response.status === 204 || (value !== undefined && value !== null))) return { ok: true, value }
    const problem = response.ok ? undefined : parseProblem(value, response, describeUntil)
    return { ok: false, problem: problem ?? describeFailure('server-foreign') }
  }
  // The server's own types say what each call gets; its replies are not checked again here.
  return send as ApiClient<Calls>
}

/** A problem of the server (RFC 9457). Undefined for anything else, such as the page of a proxy. */
function parseProblem(
  value: unknown,
  response: Response,
  describeUntil: (until: string) => string,
): RequestProblem | undefined {
  const { code, title, retryAfter, work, until, problems, current } = (value ?? {}) as Record<string, unknown>
  if (typeof code !== 'string' || typeof title !== 'string') return undefined
  const seconds =
    typeof retryAfter === 'number' ? retryAfter : Number(response.headers.get('retry-after') ?? Number.NaN)
  return {
    code,
    text: typeof until === 'string' ? `${title} ${describeUntil(until)}` : title,
    retryAfter: Number.isFinite(seconds) ? seconds : undefined,
    ...(typeof work === 'number' && { work }),
    ...(Array.isArray(problems) && { problems }),
    ...(isVersioned(current) && { current }),
  }
}

const isVersioned = (value: unknown): value is { version: number } =>
  typeof (value as { version?: unknown } | undefined)?.version === 'number'

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const toSearch = (query: Record<string, string> = {}): string =>
  Object.keys(query).length > 0 ? `?${new URLSearchParams(query)}` : ''
