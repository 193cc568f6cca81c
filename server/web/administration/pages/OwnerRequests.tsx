import '../../approvals/approvals.css'
import { useMemo } from 'preact/hooks'
import { mapReply } from '../../../../shared/wizard/wizard-client.ts'
import { OperatorRequests } from '../../approvals/OperatorRequests.tsx'
import type { RequestsClient } from '../../approvals/operator-requests.ts'
import type { Api } from '../client.ts'

/** For who owns a policy: what operators wait for before they help its privileged people. */
export function OwnerRequests({ api }: { api: Api }) {
  const client = useMemo(
    (): RequestsClient => ({
      loadRequests: async () => mapReply(await api('GET /api/v1/admin/approvals'), ({ approvals }) => approvals),
      decideRequest: (id, body) => api('POST /api/v1/admin/approvals/{id}', { params: { id }, body }),
    }),
    [api],
  )
  return <OperatorRequests client={client} />
}
