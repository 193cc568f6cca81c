import { getTranslator } from '../../../../shared/languages/browser.ts'
import { showStates } from '../../show-states.tsx'
import { Wallet } from '../Wallet.tsx'
import { createFakeClient, type WalletFixture } from './fake-client.ts'
import { createStates } from './states.ts'

showStates(
  (language): Record<string, WalletFixture> => createStates(getTranslator(language)),
  (state, language) => (
    <Wallet
      client={() => createFakeClient(state)}
      fragment={state.isEmpty ? '' : '#id_token=answer'}
      language={language}
      address="password.contoso.example"
    />
  ),
)
