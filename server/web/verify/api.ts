import { sendWithProof } from '../../../shared/wizard/proven-request.ts'
import { mapReply, type Reply, type SiteInfo } from '../../../shared/wizard/wizard-client.ts'
import type { SiteApi } from '../../routes/operations.ts'
import { createProver } from '../prove-work.ts'
import { createSiteApi, type SiteApiOptions } from '../site-api.ts'

export type ShownProof = SiteApi['POST /api/v1/mutual-proofs']['reply']
export type TypedNumber = Pick<SiteApi['POST /api/v1/mutual-proofs']['send']['body'], 'account' | 'domain' | 'number'>

/** The server's API as this page uses it. */
export interface VerifyClient {
  loadSite(): Promise<Reply<SiteInfo>>
  /** `onWork`: told when the browser begins and ends to prove work, which it does if the server asks for it. */
  typeNumber(typed: TypedNumber, onWork: (isWorking: boolean) => void): Promise<Reply<ShownProof>>
  /** Undefined: the operator has closed the person, or the time is over. */
  loadCode(token: string): Promise<Reply<string | undefined>>
}

export function createVerifyClient(options: SiteApiOptions): VerifyClient {
  const api = createSiteApi(options)
  return {
    loadSite: () => api('GET /api/v1/site'),
    typeNumber: (typed, onWork) =>
      sendWithProof({
        ...createProver(api),
        onWork,
        send: (captcha) => api('POST /api/v1/mutual-proofs', { body: { ...typed, captcha } }),
      }),
    loadCode: async (token) => mapReply(await api('GET /api/v1/mutual-proofs/current', { token }), ({ code }) => code),
  }
}
