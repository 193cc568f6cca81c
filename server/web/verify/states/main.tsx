import { getTranslator } from '../../../../shared/languages/browser.ts'
import { showStates } from '../../show-states.tsx'
import { Verify } from '../Verify.tsx'
import { createFakeClient, type VerifyFixture } from './fake-client.ts'
import { createStates } from './states.ts'

showStates(
  (language): Record<string, VerifyFixture> => createStates(getTranslator(language)),
  (state, language) => (
    <Verify client={() => createFakeClient(state)} language={language} address="password.contoso.example" />
  ),
)
