import { defineDetector } from './detector.ts'
import { genericSignals } from './generic-signals.ts'

/**
 * Fortinet FortiGate SSL VPN, web mode: renewal of an expired password.
 *
 * Source: fields of /remote/logincheck as openconnect and openfortivpn send them, and Fortinet's tips on password-renewal, 2026-11 [V].
 * [M] names in the renewal page, hence the generic signals.
 */
export const fortigate = defineDetector({
  id: 'fortigate',
  threshold: 60,
  needs: [{ at: ['/remote/log'] }, { passwords: { min: 1 } }],
  signals: genericSignals,
  signIn: '/remote/login',
  account: ['username'],
})
