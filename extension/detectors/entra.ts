import { defineDetector } from './detector.ts'

/**
 * Microsoft Entra ID: "Update your password" during a sign-in. Its ordinary pages carry the same fields in hidden templates.
 *
 * Source: mguessan/davmail, O365Authenticator.java, and himmelblau's MSAL library (pgid ConvergedChangePassword); an automation
 * that reads meta PageID and the fields' ids and names; all public, read 2026-11. [V] the meta, the names, the hidden templates.
 */
export const entra = defineDetector({
  id: 'entra',
  threshold: 100,
  needs: [{ fields: ['currentpasswd', 'newpasswd', 'confirmnewpasswd'] }],
  signals: [{ points: 100, when: { has: ['meta[name=PageID][content=ConvergedChangePassword]'] } }],
  signIn: '/',
  // Chromium knows the older page by its return code.
  success: [{ url: ['[?&]returncode=0(&|$)'] }],
})
