import type { WalletStateName } from '../../../server/web/wallet/states/states.ts'
import { serveWizardStates } from '../environment/wizard-states.ts'
import type { Scene, Surface } from '../surface.ts'

const scenes: Record<WalletStateName | 'without-javascript', Scene> = {
  loading: { description: 'Outlines keep the place of the content that is loading.', waitFor: '.skeleton' },
  'server-unreachable': {
    description: 'Without a server the page names the address and lets you try again.',
    waitFor: '.notice',
  },
  shown: {
    description: 'The answer of the wallet becomes six digits, and the page says where they may be entered.',
    waitFor: '.wallet-code',
  },
  refused: {
    description: 'An answer that is over, or was sent before, is refused with the way on.',
    waitFor: 'main:not(:has(.wallet-code)) .next',
  },
  empty: {
    description: 'Opened without an answer, the page says where to begin.',
    waitFor: 'main:not(:has(.wallet-code)) .next',
  },
  'without-javascript': { description: 'Without JavaScript the page says what to do instead, in every language.' },
}

/** In the states in which `server/web/wallet/states` shows it without a server. */
export const wallet: Surface = {
  title: 'Your wallet has answered',
  description: 'To this page a wallet leads the browser of its device.',
  scenes,
  frame: '.frame',
  start: ({ browser }) => serveWizardStates(browser, 'wallet'),
}
