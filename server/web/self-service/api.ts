import type { WizardStep } from '../../../shared/wizard/page.ts'
import { type ProvenRequest, sendWithProof } from '../../../shared/wizard/proven-request.ts'
import type { Reply, WizardClient } from '../../../shared/wizard/wizard-client.ts'
import { currentRunKey } from '../current-run.ts'
import { createProver } from '../prove-work.ts'
import { createSiteApi, type SiteApiOptions } from '../site-api.ts'

interface SiteClientOptions extends SiteApiOptions {
  /** Keeps the id of this tab's run until the tab closes. The run's token is an HttpOnly cookie that no script sees. */
  storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>
  solve?: ProvenRequest<unknown>['solve']
}

/** The wizard's server, from pages of the server's own origin. */
export function createSiteClient({ storage, solve, ...options }: SiteClientOptions): WizardClient {
  const api = createSiteApi(options)
  let isProofRequired = false
  /** `none` is the id of no run: the server then answers as for one that is gone. */
  const readRun = () => ({ id: storage.getItem(currentRunKey) ?? 'none' })

  const prover = createProver(api, solve)

  /** A run that has ended is shown once; the next load of the page does not find it again. */
  function forgetIfEnded(reply: Reply<WizardStep>): Reply<WizardStep> {
    if (reply.ok && (reply.value.status === 'done' || reply.value.status === 'stopped'))
      storage.removeItem(currentRunKey)
    return reply
  }

  return {
    async loadSite() {
      const site = await api('GET /api/v1/site')
      if (site.ok) isProofRequired = site.value.captcha === 'proof-of-work'
      return site
    },
    async startRun(run) {
      const reply = await sendWithProof({
        send: (captcha) => api('POST /api/v1/runs', { body: { ...run, captcha } }),
        ...prover,
        isDemanded: isProofRequired,
      })
      if (!reply.ok) return reply
      storage.setItem(currentRunKey, reply.value.run.id)
      return forgetIfEnded({ ok: true, value: reply.value.step })
    },
    async resumeRun() {
      const id = storage.getItem(currentRunKey)
      return id ? forgetIfEnded(await api('GET /api/v1/runs/{id}', { params: { id } })) : undefined
    },
    sendAnswer: async (number, answer) =>
      forgetIfEnded(
        await sendWithProof({
          send: (captcha) =>
            api('POST /api/v1/runs/{id}/answers', { params: readRun(), body: { number, answer, captcha } }),
          ...prover,
        }),
      ),
    tryPassword: (number, newPassword) =>
      api('POST /api/v1/runs/{id}/password-checks', { params: readRun(), body: { number, newPassword } }),
    changeLanguage: (language) => api('PUT /api/v1/runs/{id}/language', { params: readRun(), body: { language } }),
    async cancelRun() {
      const id = storage.getItem(currentRunKey)
      storage.removeItem(currentRunKey)
      if (id) await api('DELETE /api/v1/runs/{id}', { params: { id } })
    },
  }
}
