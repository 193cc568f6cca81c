import { defineDetector } from './detector.ts'
import { genericSignals } from './generic-signals.ts'

/**
 * VMware Workspace ONE Access, where "Allow change password" is on.
 *
 * Source: VMware's documentation of the behaviour, 2026-11 [V]. [M] paths and the page, hence the generic signals.
 */
export const workspaceOne = defineDetector({
  id: 'workspace-one',
  threshold: 60,
  needs: [{ at: ['/saas/auth/', '/hc/t/'] }, { passwords: { min: 1 } }],
  signals: genericSignals,
  signIn: '/',
  account: ['username'],
})
