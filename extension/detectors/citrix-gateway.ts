import { defineDetector } from './detector.ts'
import { genericSignals } from './generic-signals.ts'

/**
 * Citrix Gateway (NetScaler): classic pages and nFactor.
 *
 * Source: paths in Citrix's documentation, 2026-11 [V]. [M] the form, drawn from a server's answer, hence the generic signals.
 */
export const citrixGateway = defineDetector({
  id: 'citrix-gateway',
  threshold: 60,
  needs: [
    { at: ['/vpn/index', '/vpn/tmindex', '/logon/logonpoint', '/nf/auth', '/cgi/login', '/cgi/change'] },
    { passwords: { min: 1 } },
  ],
  signals: genericSignals,
  signIn: '/',
  account: ['login'],
})
