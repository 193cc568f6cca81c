import type { Words } from '../../../../shared/languages/words.ts'
import type { MeState } from './fake-client.ts'
import { approvalsIn, healthIn } from './health.ts'

/** Every state in which a person can meet "My password health". */
export function statesIn(words: Words) {
  const site: MeState['site'] = {
    name: 'Contoso',
    languages: [
      { code: 'en', name: 'English' },
      { code: 'de', name: 'Deutsch' },
    ],
    domains: [{ name: 'contoso.example', alias: 'CONTOSO' }],
    captcha: 'none',
  }
  const health = healthIn(words)
  const [request, risky] = approvalsIn(words)
  const { well } = health
  const unreachable = {
    code: 'server-unreachable',
    text: words('wizard.server-unreachable', { address: 'password.contoso.example' }),
  }
  const refusal = (code: 'approval-over' | 'password-expired' | 'sign-in-refused') => ({
    ...{ code, text: words(`errors.${code}`) },
  })

  return {
    loading: { site, silent: true },
    'server-unreachable': { site, trouble: { in: 'site', problem: unreachable } },
    'sign-in': { site },
    'sign-in-refused': { site, trouble: { in: 'signIn', problem: refusal('sign-in-refused') } },
    'sign-in-expired': { site, trouble: { in: 'signIn', problem: refusal('password-expired') } },
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
    requests: { site, health: well, approvals: [request, risky] },
    approved: { site, health: well, approvals: [request] },
    refused: { site, health: well, approvals: [request] },
    'request-closed': {
      ...{ site, health: well, approvals: [request] },
      trouble: { in: 'decide', problem: refusal('approval-over') },
    },
    'request-unreachable': {
      ...{ site, health: well, approvals: [request] },
      trouble: { in: 'decide', problem: unreachable },
    },
  } satisfies Record<string, MeState>
}

export type MeStateName = keyof ReturnType<typeof statesIn>
