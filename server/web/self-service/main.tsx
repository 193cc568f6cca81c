import { Wizard } from '../../../shared/wizard/Wizard.tsx'
import { showSite } from '../show-site.tsx'
import { createSiteClient } from './api.ts'
import { parsePreset } from './preset.ts'

showSite((settings) => (
  <Wizard
    client={(language) =>
      createSiteClient({ language, host: location.host, storage: sessionStorage, fetch: fetch.bind(globalThis) })
    }
    {...settings}
    preset={parsePreset(location)}
    health="/me/"
  />
))
