import type { Translator } from '../../../../shared/languages/translator.ts'
import { describeAcceptedAgain } from '../../../../shared/wizard/accepted-again.ts'
import { createUnreachable, sampleSite as site } from '../../sample-site.ts'
import type { HealthFixture } from './fake-client.ts'
import { createApprovalSamples, createHealthSamples, createSessionSamples } from './health.ts'

/** Today at this minute, so that the page names the time alone. */
const acceptedAgain = '2026-11-28T09:42:00.000Z'

/** Every state of “My password health”. */
export function createStates(t: Translator) {
  const health = createHealthSamples(t)
  const [request, risky] = createApprovalSamples(t)
  const { well } = health
  const sessions = createSessionSamples()
  const unreachable = createUnreachable(t)
  const refusal = (code: 'approval-over' | 'password-expired' | 'second-factor-refused' | 'sign-in-refused') => ({
    code,
    text: t(`errors.${code}`),
  })

  const modules = ['decentralized-identity-role-based', 'directory-password']
  const withWallet = { ...site, frontEnds: [{ id: 'self-service', modules }] }
  const proof = { idToken: 'answer', mail: 'erika.example@contoso.example' }

  return {
    loading: { site, silent: true },
    'server-unreachable': { site, failure: { in: 'site', problem: unreachable } },
    'sign-in': { site },
    'sign-in-used-up': {
      site,
      failure: {
        in: 'signIn',
        problem: {
          code: 'too-many-attempts',
          text: `${t('errors.too-many-attempts')} ${describeAcceptedAgain(t, acceptedAgain, { now: new Date(acceptedAgain) })}`,
        },
      },
    },
    'sign-in-refused': { site, failure: { in: 'signIn', problem: refusal('sign-in-refused') } },
    'sign-in-expired': { site, failure: { in: 'signIn', problem: refusal('password-expired') } },
    'second-factor': { site, secondFactor: true, choices: ['code', 'passkey'] },
    'second-factor-refused': {
      site,
      secondFactor: true,
      choices: ['code', 'passkey'],
      failure: { in: 'showFactor', problem: refusal('second-factor-refused') },
    },
    'second-factor-app-only': { site, secondFactor: true, choices: ['code'] },
    wallet: { site: withWallet },
    'wallet-refused': { site: withWallet, failure: { in: 'signIn', problem: refusal('sign-in-refused') } },
    proof: { site: withWallet, proof },
    'proof-refused': { site: withWallet, proof, failure: { in: 'signIn', problem: refusal('sign-in-refused') } },
    'signed-out': { site, health: well },
    'time-over': { site, health: { ...well, session: { secondsLeft: 0 } } },
    well: { site, health: well },
    soon: { site, health: health.soon },
    expired: { site, health: health.expired },
    locked: { site, health: health.locked },
    'not-registered': { site, health: health['not-registered'] },
    'must-update': { site, health: health['must-update'] },
    disabled: { site, health: health.disabled },
    'never-expires': { site, health: health['never-expires'] },
    sessions: { site, health: well, sessions },
    'session-ended': { site, health: well, sessions },
    'sessions-ended': { site, health: well, sessions },
    'session-unreachable': { site, health: well, sessions, failure: { in: 'endSession', problem: unreachable } },
    requests: { site, health: well, approvals: [request, risky] },
    approved: { site, health: well, approvals: [request] },
    refused: { site, health: well, approvals: [request] },
    'request-closed': {
      site,
      health: well,
      approvals: [request],
      failure: { in: 'decide', problem: refusal('approval-over') },
    },
    'request-incomplete': { site, health: well, approvals: [request] },
    'request-wrong-number': {
      site,
      health: well,
      approvals: [request],
      failure: {
        in: 'decide',
        problem: { code: 'approval-number-wrong', text: t('errors.approval-number-wrong', { left: 2 }) },
      },
    },
    'request-unreachable': {
      site,
      health: well,
      approvals: [request],
      failure: { in: 'decide', problem: unreachable },
    },
  } satisfies Record<string, HealthFixture>
}

export type MeStateName = keyof ReturnType<typeof createStates>
