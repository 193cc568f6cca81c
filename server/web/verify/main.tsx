import { showSite } from '../show-site.tsx'
import { createVerifyClient } from './api.ts'
import { Verify } from './Verify.tsx'

showSite((settings) => (
  <Verify
    client={(language) => createVerifyClient({ language, host: location.host, fetch: fetch.bind(globalThis) })}
    {...settings}
  />
))
