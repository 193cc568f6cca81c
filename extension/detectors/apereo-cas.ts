import { casAddresses } from './addresses.ts'
import { defineDetector } from './detector.ts'

/**
 * Apereo CAS: expired and must-change views, with a form where password management is on and a note where it is off. A reset by
 * mail ends in the same form, without the current password.
 *
 * Source: apereo/cas, support/cas-server-support-thymeleaf/…/templates/fragments/pwdupdateform.html (commit 054f0fe), read 2026-11.
 * [V] pwdmain, passwordManagementForm, pwddesc, the fields, and which flow asks for which.
 */
export const apereoCas = defineDetector({
  id: 'apereo-cas',
  threshold: 100,
  needs: [{ at: casAddresses }, { shows: ['#pwdmain'] }],
  signals: [
    { points: 75, when: { fields: ['password', 'confirmedPassword'] } },
    { points: 25, when: { any: [{ fields: ['currentPassword'] }, { fact: 'afterSignIn' }] } },
    { points: 100, when: { all: [{ shows: ['#pwddesc'] }, { passwords: { max: 0 } }] } },
    { points: -50, when: { at: ['?pswdrst', '&pswdrst'] } },
  ],
  signIn: '/cas/login',
})
