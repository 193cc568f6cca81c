import { getTranslator } from '../../../../shared/languages/browser.ts'
import { applyBrand } from '../../../../shared/ui/apply-brand.ts'
import { Wizard } from '../../../../shared/wizard/Wizard.tsx'
import { showStates } from '../../show-states.tsx'
import { createFakeClient, type WizardFixture } from './fake-client.ts'
import { createStates } from './states.ts'

showStates(
  (language): Record<string, WizardFixture> => createStates(getTranslator(language)),
  (state, language) => {
    applyBrand(state.site?.branding, '.brand')
    return (
      <Wizard
        client={() => createFakeClient(state)}
        language={language}
        preset={state.preset}
        address="password.contoso.example"
      />
    )
  },
)
