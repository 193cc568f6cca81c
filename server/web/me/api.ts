import type { SiteFacts } from '../../../shared/wizard/client.ts'
import { createHttp, type HttpOptions } from '../../../shared/wizard/http.ts'
import type { Health, MeClient, OpenApproval } from './client.ts'

export function createMeClient(options: HttpOptions): MeClient {
  const http = createHttp(options)
  return {
    site: () => http<SiteFacts>('GET', '/api/v1/site'),
    signIn: (who) =>
      http('POST', '/api/v1/sign-in', { frontEnd: 'self-service', module: 'directory-password', ...who }),
    async signOut() {
      await http('DELETE', '/api/v1/session')
    },
    health: () => http<Health>('GET', '/api/v1/me'),
    async approvals() {
      const reply = await http<{ approvals: OpenApproval[] }>('GET', '/api/v1/approvals')
      return reply.ok ? { ok: true, value: reply.value.approvals } : reply
    },
    decide: (id, decision) => http('POST', `/api/v1/approvals/${encodeURIComponent(id)}`, { decision }),
  }
}
