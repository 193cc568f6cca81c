import type { ApiClient } from '../../../shared/wizard/api-client.ts'
import type { AdminApi, SiteApi } from '../../routes/operations.ts'
import type { StaffSiteClient } from '../staff-sign-in/client.ts'
import type { StaffStore } from '../staff-sign-in/staff-store.ts'

/** The administration API, by "METHOD /path". */
export type Api = ApiClient<AdminApi & Pick<SiteApi, FirstStartCall>>

type FirstStartCall = 'GET /api/v1/admin/first-start' | 'POST /api/v1/admin/first-start'

/** The server as the Administration site uses it; requests carry the session cookie, which no script can read. */
export interface AdministrationClient extends StaffSiteClient {
  api: Api
}

/** The same API, whose requests wait while the administrator signs in again, and are then sent once more. */
export function sendAgainAfterSignIn(api: Api, send: StaffStore['send']): Api {
  const guarded = (...request: Parameters<Api>) => send(() => api(...request))
  return guarded as Api
}
