import { defineDetector } from './detector.ts'
import { genericSignals } from './generic-signals.ts'

/**
 * Citrix Gateway (NetScaler): classic pages and nFactor.
 *
 * Source: paths in Citrix's documentation, 2026-11 [V]. [M] the form, drawn from a server's answer, hence the generic signals.
 */
export const citrixGateway = defineDetector({
  id: 'citrix-gateway',
  actAt: 60,
  needs: [{ url: ['/(vpn/(index|tmindex)|logon/logonpoint|nf/auth|cgi/(login|change))'] }, { passwords: { min: 1 } }],
  signals: [...genericSignals, { points: 15, when: { passwords: { min: 2 } } }],
  signIn: '/',
  success: [],
  account: ['login'],
})
