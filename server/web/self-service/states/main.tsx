import { getTranslator } from '../../../../shared/languages/browser.ts'
import { Wizard } from '../../../../shared/wizard/Wizard.tsx'
import { showStates } from '../../show-states.tsx'
import { createFakeClient, type WizardFixture } from './fake-client.ts'
import { createStates } from './states.ts'

showStates(
  (language): Record<string, WizardFixture> => createStates(getTranslator(language)),
  (state, language) => (
    <Wizard
      client={() => createFakeClient(state)}
      language={language}
      preset={state.preset}
      address="password.contoso.example"
    />
  ),
)
