import { defineDetector } from './detector.ts'

/**
 * F5 BIG-IP APM: the challenge that asks for a new password after "The domain password has expired".
 *
 * Source: F5's logon.inc of a customisation group, and a validation script tested on BIG-IP 15.0.0, both public, read 2026-11. [V]
 * auth_form, _F5_challenge and _F5_verify_password, which stand together for nothing but a change in Active Directory.
 */
export const f5Apm = defineDetector({
  id: 'f5-apm',
  threshold: 100,
  needs: [{ passwords: { min: 2 } }],
  signals: [{ points: 100, when: { fields: ['_F5_challenge', '_F5_verify_password'] } }],
  signIn: '/',
})
