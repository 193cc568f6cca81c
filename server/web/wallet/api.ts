import type { Reply, SiteInfo } from '../../../shared/wizard/wizard-client.ts'
import type { SiteApi } from '../../routes/operations.ts'
import { createSiteApi, type SiteApiOptions } from '../site-api.ts'

export type ReceivedAnswer = SiteApi['POST /api/v1/wallet-answers']['reply']

/** The server's API as this page uses it. */
export interface WalletClient {
  loadSite(): Promise<Reply<SiteInfo>>
  sendAnswer(idToken: string): Promise<Reply<ReceivedAnswer>>
}

export function createWalletClient(options: SiteApiOptions): WalletClient {
  const api = createSiteApi(options)
  return {
    loadSite: () => api('GET /api/v1/site'),
    sendAnswer: (idToken) => api('POST /api/v1/wallet-answers', { body: { idToken } }),
  }
}
