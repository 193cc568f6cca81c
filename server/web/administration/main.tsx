import type { AdminApi, SiteApi } from '../../routes/operations.ts'
import { showSite } from '../show-site.tsx'
import { createSiteApi } from '../site-api.ts'
import { createStaffSiteClient } from '../staff-sign-in/api.ts'
import { Administration } from './Administration.tsx'
import type { AdministrationClient } from './client.ts'
import { sendFile } from './send-file.ts'

showSite((settings) => <Administration client={createClient} {...settings} />)

function createClient(language: () => string): AdministrationClient {
  const api = createSiteApi<SiteApi & AdminApi>({
    language,
    host: location.host,
    fetch: fetch.bind(globalThis),
    sendFile,
  })
  return { ...createStaffSiteClient(api, 'administration'), api }
}
