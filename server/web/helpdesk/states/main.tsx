import { getTranslator } from '../../../../shared/languages/browser.ts'
import { showStates } from '../../show-states.tsx'
import { createMemoryAddress } from '../address.ts'
import { createMemoryStorage } from '../call-notes.ts'
import { Helpdesk } from '../Helpdesk.tsx'
import { createFakeClient, type HelpdeskFixture } from './fake-client.ts'
import { createStates } from './states.ts'

showStates(
  (language): Record<string, HelpdeskFixture> => createStates(getTranslator(language)),
  (state, language) => (
    <Helpdesk
      client={() => createFakeClient(state)}
      language={language}
      address="password.contoso.example"
      pageAddress={createMemoryAddress(state.place)}
      storage={createMemoryStorage()}
    />
  ),
)
