import { defineDetector } from './detector.ts'

/**
 * AD FS: the page for changing a password, where people are sent when theirs has expired or must be changed.
 *
 * Source: EDoganCelik/AdfsUpdatePassword, UpdatePasswordGuideForEnglish.js, 2024-11-08, read 2026-11; Chromium's
 * password_change_success_detection.cc for path and status. [V] path, newPasswordInput, confirmNewPasswordInput, submitButton,
 * status=0. [M] oldPasswordInput, userNameInput.
 */
export const adfsUpdatePassword = defineDetector({
  id: 'adfs-update-password',
  threshold: 100,
  needs: [{ at: ['/adfs/portal/updatepassword'] }],
  signals: [{ points: 100, when: { fields: ['newPasswordInput', 'confirmNewPasswordInput'] } }],
  signIn: '/adfs/ls/idpinitiatedsignon.aspx',
  success: [{ url: ['/adfs/[^#]{0,200}[?&]status=0(&|$)'] }],
  account: ['userNameInput'],
})
