import { getTranslator } from '../../shared/languages/browser.ts'
import { describeAcceptedAgain } from '../../shared/wizard/accepted-again.ts'
import { type ApiClient, createApiClient, type SendFile } from '../../shared/wizard/api-client.ts'
import { describeUnreachable } from '../../shared/wizard/unreachable.ts'
import type { SiteApi } from '../routes/operations.ts'

export interface SiteApiOptions {
  fetch: typeof fetch
  /** Only for sites that send files. */
  sendFile?: SendFile
  /** BCP 47; may change while the page is open. */
  language: () => string
  /** Host name of the server, for texts. */
  host: string
}

/** The server's API as pages of its own origin call it: with cookies that no script can read, and the CSRF header. */
export const createSiteApi = <Calls = SiteApi>({ fetch, sendFile, language, host }: SiteApiOptions): ApiClient<Calls> =>
  createApiClient<Calls>({
    fetch,
    sendFile,
    language,
    request: { credentials: 'same-origin' },
    headers: (method) => ({ 'latchkey-site': 'self-service', ...(method !== 'GET' && { 'latchkey-csrf': '1' }) }),
    describeUntil: (until) => describeAcceptedAgain(getTranslator(language()), until),
    describeFailure: () => ({ code: 'server-unreachable', text: describeUnreachable(getTranslator(language()), host) }),
  })
