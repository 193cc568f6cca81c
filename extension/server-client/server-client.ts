import type { SiteApi } from '../../server/routes/operations.ts'
import type { AccountStateReply } from '../../server/routes/state.ts'
import { type SolvedChallenge, solveProofOfWork } from '../../shared/proof-of-work.ts'
import { createApiClient } from '../../shared/wizard/api-client.ts'
import type { Problem, WizardPage, WizardStep } from '../../shared/wizard/page.ts'
import { sendWithProof } from '../../shared/wizard/proven-request.ts'
import type { WalletData } from '../../shared/wizard/wallet.ts'
import type { Reply, SiteInfo } from '../../shared/wizard/wizard-client.ts'
import { type ConnectionProblemCode, createConnectionProblem } from './connection-problem.ts'
import { readLogo } from './parse-brand.ts'

export interface RunCredentials {
  id: string
  token: string
}

interface StartRunRequest {
  workflow: string
  account: string
  domain?: string
  language: string
  /** Of the run; a start whose reply was lost is sent again with the same one, and begins no second run. */
  token: string
  /** Of a run that succeeded here before: the server then knows this browser, if it belongs to the account. */
  stateToken?: string
}

/** The background's client of the Latchkey server. It never throws: a failure is a Reply. */
export interface ServerClient {
  /** Its origin, if one is set. */
  readonly server: string | undefined
  loadSite(): Promise<Reply<SiteInfo>>
  /** The logo at this path, as a data: URL; undefined if there is none that can be shown. */
  loadLogo(address: string): Promise<string | undefined>
  /** The page that every run of this workflow begins with; absent where only a run can show it. */
  loadFirstPage(workflow: string): Promise<Reply<{ page?: WizardPage }>>
  startRun(request: StartRunRequest): Promise<Reply<{ run: RunCredentials; step: WizardStep }>>
  loadStep(run: RunCredentials): Promise<Reply<WizardStep>>
  sendAnswer(run: RunCredentials, number: number, answer: Record<string, unknown>): Promise<Reply<WizardStep>>
  tryPassword(run: RunCredentials, number: number, newPassword: string): Promise<Reply<{ problem?: Problem }>>
  changeLanguage(run: RunCredentials, language: string): Promise<Reply<WizardStep>>
  cancelRun(run: RunCredentials): Promise<void>
  /** What a key signs to sign its person in to *My password health*. */
  createSignInChallenge(): Promise<Reply<Pick<WalletData, 'audience' | 'nonce'>>>
  loadState(token: string): Promise<Reply<AccountStateReply>>
}

interface ServerClientOptions {
  /** Origin of the server, or undefined while none is set. */
  server: string | undefined
  /** BCP 47; language of the texts, from the server and from here. */
  language: string
  fetch?: typeof globalThis.fetch
}

/** Firefox stops a background that has done nothing for 30 s, also while an answer is due (seen in ESR 153, 2026-11-28). */
const timeoutMs = 18_000

export function createServerClient({
  server,
  language,
  fetch = globalThis.fetch.bind(globalThis),
}: ServerClientOptions): ServerClient {
  const fail = (code: ConnectionProblemCode) => createConnectionProblem(code, language, server ?? '')

  // A redirect must not carry the run token to another place.
  const request = { credentials: 'omit', redirect: 'error', referrerPolicy: 'no-referrer' } as const
  const api = createApiClient<SiteApi>({
    fetch: server ? fetch : () => Promise.reject(new Error('no server is set')),
    origin: server,
    timeoutMs,
    language: () => language,
    request,
    describeFailure: (failure) => fail(server ? failure : 'server-unset').problem,
  })

  const proof = {
    loadChallenge: (work: number) => api('GET /api/v1/captcha', { query: work > 1 ? { work: String(work) } : {} }),
    solve: (challenge: unknown) => solveProofOfWork(challenge),
  }

  /** Something between here and the server may answer in its place, also with JSON that lacks what every step has. */
  const checkStep = (reply: Reply<WizardStep>): Reply<WizardStep> =>
    reply.ok && !isStep(reply.value) ? fail('server-foreign') : reply

  async function startRun({
    stateToken,
    ...request
  }: StartRunRequest): Promise<Reply<{ run: RunCredentials; step: WizardStep }>> {
    const reply = await sendWithProof({
      ...proof,
      send: (captcha) => api('POST /api/v1/runs', { body: { ...request, captcha }, token: stateToken }),
    })
    if (!reply.ok) return reply
    const { run, step } = reply.value
    if (!run || !isStep(step)) return fail('server-foreign')
    // The server leaves the token out only for its own sites, which get a cookie instead.
    if (run.token === undefined) return fail('server-foreign')
    return { ok: true, value: { run: { id: run.id, token: run.token }, step } }
  }

  return {
    server,
    async loadSite() {
      const reply = await api('GET /api/v1/site')
      if (!reply.ok) return reply
      const { product, name, languages, domains } = reply.value
      const isWhole = typeof name === 'string' && Array.isArray(languages) && Array.isArray(domains)
      return product === 'latchkey' && isWhole ? reply : fail('server-foreign')
    },
    async loadLogo(address) {
      const response = await fetch(`${server}${address}`, request).catch(() => undefined)
      return response && readLogo(response).catch(() => undefined)
    },
    loadFirstPage: (workflow) => api('GET /api/v1/workflows/{workflow}/first-page', { params: { workflow } }),
    startRun,
    loadStep: async ({ id, token }) => checkStep(await api('GET /api/v1/runs/{id}', { params: { id }, token })),
    sendAnswer: async ({ id, token }, number, answer) => {
      const send = (captcha: SolvedChallenge | undefined) =>
        api('POST /api/v1/runs/{id}/answers', { params: { id }, token, body: { number, answer, captcha } })
      return checkStep(await sendWithProof({ ...proof, send }))
    },
    tryPassword: ({ id, token }, number, newPassword) =>
      api('POST /api/v1/runs/{id}/password-checks', { params: { id }, token, body: { number, newPassword } }),
    changeLanguage: async ({ id, token }, language) =>
      checkStep(await api('PUT /api/v1/runs/{id}/language', { params: { id }, token, body: { language } })),
    async cancelRun({ id, token }) {
      await api('DELETE /api/v1/runs/{id}', { params: { id }, token })
    },
    createSignInChallenge: () => api('POST /api/v1/sign-in/challenge', { body: { frontEnd: 'self-service' } }),
    async loadState(token) {
      const reply = await api('GET /api/v1/state', { token })
      if (!reply.ok) return reply
      const { account, tasks } = reply.value
      return typeof account === 'string' && Array.isArray(tasks) ? reply : fail('server-foreign')
    },
  }
}

const isStep = (given: Partial<WizardStep> | undefined): boolean => typeof given?.status === 'string'
