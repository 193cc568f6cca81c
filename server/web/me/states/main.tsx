import { getTranslator } from '../../../../shared/languages/browser.ts'
import { showStates } from '../../show-states.tsx'
import { Me } from '../Me.tsx'
import { createFakeClient, type HealthFixture } from './fake-client.ts'
import { createStates } from './states.ts'

showStates(
  (language): Record<string, HealthFixture> => createStates(getTranslator(language)),
  (state, language) => (
    <Me
      client={() => createFakeClient(state)}
      proof={state.proof}
      language={language}
      address="password.contoso.example"
    />
  ),
)
