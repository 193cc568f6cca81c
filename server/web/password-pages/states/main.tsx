import { getTranslator } from '../../../../shared/languages/browser.ts'
import { showStates } from '../../show-states.tsx'
import { PasswordPages } from '../PasswordPages.tsx'
import { createFakeClient, type PasswordPagesFixture } from './fake-client.ts'
import { createStates } from './states.ts'

showStates(
  (language): Record<string, PasswordPagesFixture> => createStates(getTranslator(language)),
  (state, language) => (
    <PasswordPages client={() => createFakeClient(state)} language={language} address="password.contoso.example" />
  ),
)
