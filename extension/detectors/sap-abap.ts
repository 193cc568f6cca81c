import { defineDetector } from './detector.ts'

/**
 * SAP NetWeaver ABAP and Fiori: the system's sign-in asks for a new password on the address of whatever was called.
 *
 * Source: a public UI5 sample that posts the sign-in's own fields (onDoChangePwd), and an ABAP login handler on GitHub, read 2026-11.
 * [V] the three names.
 */
export const sapAbap = defineDetector({
  id: 'sap-abap',
  actAt: 100,
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
