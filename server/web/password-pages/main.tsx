import { showSite } from '../show-site.tsx'
import { createPasswordPagesClient } from './api.ts'
import { PasswordPages } from './PasswordPages.tsx'

showSite((settings) => (
  <PasswordPages
    client={(language) => createPasswordPagesClient({ language, host: location.host, fetch: fetch.bind(globalThis) })}
    {...settings}
  />
))
