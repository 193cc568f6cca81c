import { showSite } from '../show-site.tsx'
import { createBrowserAddress } from './address.ts'
import { createHelpdeskClient } from './api.ts'
import { Helpdesk } from './Helpdesk.tsx'

showSite((settings) => (
  <Helpdesk
    client={(language) => createHelpdeskClient({ language, host: location.host, fetch: fetch.bind(globalThis) })}
    pageAddress={createBrowserAddress()}
    storage={sessionStorage}
    settings={localStorage}
    {...settings}
  />
))
