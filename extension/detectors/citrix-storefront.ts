import { defineDetector } from './detector.ts'
import { genericSignals } from './generic-signals.ts'

/**
 * Citrix StoreFront: a form drawn by script below the store's address.
 *
 * Source: Citrix's documentation of allowUserPasswordChange, and the /Citrix/<Store>Web paths, 2026-11 [V]. [M] the form and its
 * labels, hence the generic signals.
 */
export const citrixStorefront = defineDetector({
  id: 'citrix-storefront',
  threshold: 60,
  needs: [{ at: ['/citrix/'] }, { at: ['web/'] }, { passwords: { min: 1 } }],
  signals: genericSignals,
  signIn: './',
  account: ['username'],
})
