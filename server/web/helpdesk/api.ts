import type { ApiClient } from '../../../shared/wizard/api-client.ts'
import type { AskStep, WizardStep } from '../../../shared/wizard/page.ts'
import { sendWithProof } from '../../../shared/wizard/proven-request.ts'
import { mapReply, type WizardClient } from '../../../shared/wizard/wizard-client.ts'
import type { SiteApi } from '../../routes/operations.ts'
import { createProver } from '../prove-work.ts'
import { createSiteApi, type SiteApiOptions } from '../site-api.ts'
import { createStaffSiteClient } from '../staff-sign-in/api.ts'
import type { HelpdeskClient, HelpdeskRunRequest } from './client.ts'

export function createHelpdeskClient(options: SiteApiOptions): HelpdeskClient {
  const api = createSiteApi(options)
  return {
    ...createStaffSiteClient(api, 'helpdesk'),
    search: (query) => api('GET /api/v1/helpdesk/people', { query: { query } }),
    loadPerson: (id) => api('GET /api/v1/helpdesk/people/{id}', { params: { id } }),
    loadRequests: async () => mapReply(await api('GET /api/v1/helpdesk/approvals'), ({ approvals }) => approvals),
    decideRequest: (id, decision) => api('POST /api/v1/helpdesk/approvals/{id}', { params: { id }, body: decision }),
    loadCallerCheck: async (id) =>
      mapReply(
        await api('GET /api/v1/helpdesk/people/{id}/caller-check', { params: { id } }),
        ({ callerCheck }) => callerCheck,
      ),
    endCallerCheck: (id) => api('DELETE /api/v1/helpdesk/people/{id}/caller-check', { params: { id } }),
    beginMutualProof: (id) => api('POST /api/v1/helpdesk/people/{id}/mutual-proof', { params: { id } }),
    continueMutualProof: async (id) =>
      mapReply(await api('PUT /api/v1/helpdesk/people/{id}/mutual-proof', { params: { id } }), ({ proof }) => proof),
    closeMutualProof: (id) => api('DELETE /api/v1/helpdesk/people/{id}/mutual-proof', { params: { id } }),
    createRunClient: (request, run) => createRunClient(api, request, run),
  }
}

/** The run's id is in the page's address; the token is a cookie, which goes with the sign-out. */
function createRunClient(
  api: ApiClient<SiteApi>,
  request: HelpdeskRunRequest,
  run: Parameters<HelpdeskClient['createRunClient']>[1],
): WizardClient {
  let id = run.id ?? ''
  const sendAnswer = (number: number, answer: Record<string, unknown>) =>
    sendWithProof({
      ...createProver(api),
      send: (captcha) => api('POST /api/v1/runs/{id}/answers', { params: { id }, body: { number, answer, captcha } }),
    })
  return {
    loadSite: () => api('GET /api/v1/site'),
    async startRun({ workflow, language }) {
      const reply = await api('POST /api/v1/helpdesk/runs', { body: { ...request, workflow, language } })
      if (!reply.ok) return reply
      id = reply.value.run.id
      run.onStarted(id)
      return { ok: true, value: reply.value.step }
    },
    resumeRun: async () => (id ? api('GET /api/v1/runs/{id}', { params: { id } }) : undefined),
    async sendAnswer(number, answer) {
      const reply = await sendAnswer(number, answer)
      // The operator has just answered: what they chose is done without another press.
      return reply.ok && isMereConfirmation(reply.value) ? sendAnswer(reply.value.number, {}) : reply
    },
    tryPassword: (number, newPassword) =>
      api('POST /api/v1/runs/{id}/password-checks', { params: { id }, body: { number, newPassword } }),
    changeLanguage: (language) => api('PUT /api/v1/runs/{id}/language', { params: { id }, body: { language } }),
    async cancelRun() {
      if (id) await api('DELETE /api/v1/runs/{id}', { params: { id } })
      id = ''
    },
  }
}

/** With nothing else to read. */
function isMereConfirmation(step: WizardStep): step is AskStep {
  if (step.status !== 'ask' || !step.page.confirms) return false
  const { problem, notice, shown } = step.page
  return !problem && !notice && !shown
}
