import { wordsFor } from '../../../../shared/languages/browser.ts'
import { showStates } from '../../show-states.tsx'
import { Helpdesk } from '../Helpdesk.tsx'
import { type DeskStates, fakeClient } from './fake-client.ts'
import { statesIn } from './states.ts'

showStates(
  (language): Record<string, DeskStates> => statesIn(wordsFor(language)),
  (state, language) => (
    <Helpdesk client={() => fakeClient(state)} language={language} address="password.contoso.example" />
  ),
)
