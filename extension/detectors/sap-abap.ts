import { defineDetector } from './detector.ts'

/**
 * SAP NetWeaver ABAP and Fiori: the system's sign-in asks for a new password at the address of the requested page.
 *
 * Source: a public UI5 sample that posts the sign-in's own fields (onDoChangePwd), and an ABAP login handler on GitHub, read 2026-11.
 * [V] the three names.
 */
export const sapAbap = defineDetector({
  id: 'sap-abap',
  threshold: 100,
  needs: [{ passwords: { min: 3 } }],
  signals: [
    {
      points: 100,
      when: {
        fields: ['sap-system-login-password', 'sap-system-login-passwordnew', 'sap-system-login-passwordrepeat'],
      },
    },
  ],
  signIn: '',
  account: ['sap-user'],
})
