import { showSite } from '../show-site.tsx'
import { createMeClient } from './api.ts'
import { Me } from './Me.tsx'

showSite((settings) => (
  <Me
    client={(language) =>
      createMeClient({ language, host: location.host, storage: sessionStorage, fetch: fetch.bind(globalThis) })
    }
    {...settings}
  />
))
