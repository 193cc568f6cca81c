import type { Translator } from '../../../../shared/languages/translator.ts'
import { describeAcceptedAgain } from '../../../../shared/wizard/accepted-again.ts'
import { createUnreachable, sampleSite as site } from '../../sample-site.ts'
import type { VerifyFixture } from './fake-client.ts'

/** Today at this minute, so that the page names the time alone. */
const acceptedAgain = '2026-11-28T09:42:00.000Z'

/** Every state of the page on which callers check the helpdesk. */
export function createStates(t: Translator) {
  const unreachable = createUnreachable(t)
  return {
    loading: { site, silent: true },
    'server-unreachable': { site, failure: { in: 'site', problem: unreachable } },
    ask: { site },
    refused: {
      site,
      failure: { in: 'type', problem: { code: 'mutual-proof-refused', text: t('errors.mutual-proof-refused') } },
    },
    'used-up': {
      site,
      failure: {
        in: 'type',
        problem: {
          code: 'too-many-attempts',
          text: `${t('errors.too-many-attempts')} ${describeAcceptedAgain(t, acceptedAgain, { now: new Date(acceptedAgain) })}`,
        },
      },
    },
    shown: { site },
    'no-answer': { site, failure: { in: 'code', problem: unreachable } },
    over: { site, isOver: true },
  } satisfies Record<string, VerifyFixture>
}

export type VerifyStateName = keyof ReturnType<typeof createStates>
