import { createSiteApi, type SiteApiOptions } from '../site-api.ts'
import { createSignInClient } from '../staff-sign-in/api.ts'
import type { MeClient } from './client.ts'

export function createMeClient(options: SiteApiOptions): MeClient {
  const api = createSiteApi(options)
  return {
    ...createSignInClient(api, 'self-service'),
    loadSite: () => api('GET /api/v1/site'),
    async signOut() {
      await api('DELETE /api/v1/session')
    },
    loadHealth: () => api('GET /api/v1/me'),
    async loadApprovals() {
      const reply = await api('GET /api/v1/approvals')
      return reply.ok ? { ok: true, value: reply.value.approvals } : reply
    },
    decide: (id, decision) => api('POST /api/v1/approvals/{id}', { params: { id }, body: decision }),
    async loadSessions() {
      const reply = await api('GET /api/v1/me/sessions')
      return reply.ok ? { ok: true, value: reply.value.items } : reply
    },
    endSession: (id) => api('DELETE /api/v1/me/sessions/{id}', { params: { id } }),
    endSessions: (which) => api('POST /api/v1/me/sessions/end', { body: { which } }),
  }
}
