import { showSite } from '../show-site.tsx'
import { createSiteApi } from '../site-api.ts'
import { createStaffSiteClient } from '../staff-sign-in/api.ts'
import { Administration } from './Administration.tsx'

showSite((settings) => (
  <Administration
    client={(language) =>
      createStaffSiteClient(
        createSiteApi({ language, host: location.host, fetch: fetch.bind(globalThis) }),
        'administration',
      )
    }
    {...settings}
  />
))
