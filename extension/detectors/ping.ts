import { defineDetector } from './detector.ts'
import { genericSignals } from './generic-signals.ts'

/**
 * PingFederate and PingOne: pages for changing a password, opened by force or by choice.
 *
 * Source: Chromium's password_change_success_detection.cc, read 2026-11. [V] the paths; success is the address without its
 * returnurl. [M] everything inside the page, hence the generic signals.
 */
export const ping = defineDetector({
  id: 'ping',
  threshold: 60,
  needs: [{ at: ['/password/chg/', '/pwdchange/'] }, { passwords: { min: 2 } }],
  signals: genericSignals,
  signIn: '/',
  success: [{ all: [{ cameFrom: ['[?&]returnurl='] }, { not: { url: ['[?&]returnurl='] } }] }],
})
