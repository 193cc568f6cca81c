import type { Translator } from '../../../../shared/languages/translator.ts'
import { createUnreachable, sampleSite as site } from '../../sample-site.ts'
import type { WalletFixture } from './fake-client.ts'

/** Every state of the page to which wallets lead. */
export function createStates(t: Translator) {
  const unreachable = createUnreachable(t)
  return {
    loading: { site, silent: true },
    'server-unreachable': { site, failure: { in: 'site', problem: unreachable } },
    shown: { site },
    refused: {
      site,
      failure: { in: 'answer', problem: { code: 'wallet-answer-refused', text: t('errors.wallet-answer-refused') } },
    },
    empty: { site, isEmpty: true },
  } satisfies Record<string, WalletFixture>
}

export type WalletStateName = keyof ReturnType<typeof createStates>
