import type { Reply, SiteFacts, Task, WizardClient } from '../../../shared/wizard/client.ts'
import { createHttp, type HttpOptions } from '../../../shared/wizard/http.ts'
import type { Problem, WizardStep } from '../../../shared/wizard/page.ts'
import { type Proof, proveWork } from './prove-work.ts'

export interface SiteClientOptions extends HttpOptions {
  /** Keeps the id of this tab's run until the tab closes. The run's token is an HttpOnly cookie that no script sees. */
  storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>
  prove?: typeof proveWork
}

const standingRun = 'latchkey-run'

/** The wizard's server, from pages of the server's own origin. */
export function createSiteClient({ storage, prove = proveWork, ...options }: SiteClientOptions): WizardClient {
  const http = createHttp(options)
  let demandsProof = false

  async function challenged(): Promise<Proof | undefined> {
    const challenge = await http<Proof['challenge']>('GET', '/api/v1/captcha')
    return challenge.ok ? prove(challenge.value) : undefined
  }

  /** A run that has ended is shown once and not found again by the next load of the page. */
  function noted(reply: Reply<WizardStep>): Reply<WizardStep> {
    if (reply.ok && (reply.value.status === 'done' || reply.value.status === 'stopped')) storage.removeItem(standingRun)
    return reply
  }

  return {
    async site() {
      const site = await http<SiteFacts>('GET', '/api/v1/site')
      if (site.ok) demandsProof = site.value.captcha === 'proof-of-work'
      return site
    },
    async tasks(of) {
      const reply = await http<{ tasks: Task[] } | Task[]>('POST', '/api/v1/tasks', of)
      if (!reply.ok) return reply
      return { ok: true, value: Array.isArray(reply.value) ? reply.value : reply.value.tasks }
    },
    async start(run) {
      type Started = { run: { id: string }; step: WizardStep }
      let reply = await http<Started>('POST', '/api/v1/runs', {
        ...run,
        captcha: demandsProof ? await challenged() : undefined,
      })
      const unproven = !reply.ok && ['captcha-required', 'captcha-invalid'].includes(reply.problem.code)
      if (unproven) reply = await http<Started>('POST', '/api/v1/runs', { ...run, captcha: await challenged() })
      if (!reply.ok) return reply
      storage.setItem(standingRun, reply.value.run.id)
      return noted({ ok: true, value: reply.value.step })
    },
    async resume() {
      const id = storage.getItem(standingRun)
      if (!id) return undefined
      return noted(await http<WizardStep>('GET', `/api/v1/runs/${id}`))
    },
    async answer(number, answer) {
      const id = storage.getItem(standingRun) ?? 'none'
      return noted(await http<WizardStep>('POST', `/api/v1/runs/${id}/answers`, { number, answer }))
    },
    tryPassword(number, newPassword) {
      const id = storage.getItem(standingRun) ?? 'none'
      return http<{ problem?: Problem }>('POST', `/api/v1/runs/${id}/password-checks`, { number, newPassword })
    },
    async cancel() {
      const id = storage.getItem(standingRun)
      storage.removeItem(standingRun)
      if (id) await http('DELETE', `/api/v1/runs/${id}`)
    },
  }
}
