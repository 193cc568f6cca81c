import { getTranslator } from '../../../../shared/languages/browser.ts'
import { showStates } from '../../show-states.tsx'
import { createFakeStaffSite } from '../../staff-sign-in/fake-staff-site.ts'
import { Administration } from '../Administration.tsx'
import { createFakeApi } from './fake-api.ts'
import { type AdministrationFixture, createStates } from './states.ts'

showStates(
  (language): Record<string, AdministrationFixture> => createStates(getTranslator(language)),
  (state, language) => {
    if (state.page) history.replaceState(null, '', state.page)
    const client = { ...createFakeStaffSite(state), api: createFakeApi(state.replies ?? {}) }
    return <Administration client={() => client} language={language} address="password.contoso.example" />
  },
)
