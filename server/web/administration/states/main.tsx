import { getTranslator } from '../../../../shared/languages/browser.ts'
import { showStates } from '../../show-states.tsx'
import { createFakeStaffSite, type StaffSiteFixture } from '../../staff-sign-in/fake-staff-site.ts'
import { Administration } from '../Administration.tsx'
import { createStates } from './states.ts'

showStates(
  (language): Record<string, StaffSiteFixture> => createStates(getTranslator(language)),
  (state, language) => (
    <Administration client={() => createFakeStaffSite(state)} language={language} address="password.contoso.example" />
  ),
)
