import { wordsFor } from '../../../../shared/languages/browser.ts'
import { showStates } from '../../show-states.tsx'
import { Me } from '../Me.tsx'
import { fakeClient, type MeState } from './fake-client.ts'
import { statesIn } from './states.ts'

showStates(
  (language): Record<string, MeState> => statesIn(wordsFor(language)),
  (state, language) => <Me client={() => fakeClient(state)} language={language} address="password.contoso.example" />,
)
