import { defineDetector } from './detector.ts'

/**
 * SAP NetWeaver Java and its portal.
 *
 * Source: a public copy of the engine's changePasswordForm ("Password has expired"), its form authentication module, and scripts that
 * fill the page in, read 2026-11. [V] the three names. Beware: in newer versions the old password's id is inputUsername.
 */
export const sapJava = defineDetector({
  id: 'sap-java',
  threshold: 100,
  needs: [{ passwords: { min: 3 } }],
  signals: [{ points: 100, when: { fields: ['j_sap_current_password', 'j_sap_password', 'j_sap_again'] } }],
  signIn: '/irj/portal',
  account: ['j_username', 'j_user'],
})
