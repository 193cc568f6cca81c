import type { SolvedChallenge } from '../../../shared/proof-of-work.ts'
import { sendWithProof } from '../../../shared/wizard/proven-request.ts'
import { mapReply } from '../../../shared/wizard/wizard-client.ts'
import { currentRunKey } from '../current-run.ts'
import { createProver } from '../prove-work.ts'
import { createSiteApi, type SiteApiOptions } from '../site-api.ts'
import { createSignInClient } from '../staff-sign-in/api.ts'
import type { MeClient } from './client.ts'

/** `storage`: of this tab, for the id of a run that the Self-Service site goes on with. */
export function createMeClient({
  storage,
  ...options
}: SiteApiOptions & { storage: Pick<Storage, 'setItem'> }): MeClient {
  const api = createSiteApi(options)
  return {
    ...createSignInClient(api, 'self-service'),
    loadSite: () => api('GET /api/v1/site'),
    async signOut() {
      await api('DELETE /api/v1/session')
    },
    async startTask(task) {
      const send = (captcha: SolvedChallenge | undefined) => api('POST /api/v1/runs', { body: { ...task, captcha } })
      const reply = await sendWithProof({ ...createProver(api), send })
      if (reply.ok) storage.setItem(currentRunKey, reply.value.run.id)
      return reply
    },
    loadHealth: () => api('GET /api/v1/me'),
    loadApprovals: async () => mapReply(await api('GET /api/v1/approvals'), ({ approvals }) => approvals),
    decide: (id, decision) => api('POST /api/v1/approvals/{id}', { params: { id }, body: decision }),
    loadSessions: async () => mapReply(await api('GET /api/v1/me/sessions'), ({ items }) => items),
    endSession: (id) => api('DELETE /api/v1/me/sessions/{id}', { params: { id } }),
    endSessions: (which) => api('POST /api/v1/me/sessions/end', { body: { which } }),
  }
}
