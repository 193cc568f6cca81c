import { defineDetector } from './detector.ts'

/**
 * IIS 4 to 6, and servers that were given its pages again: `aexp…` for an expired password, `anot…` for one that soon will be.
 *
 * Source: sysboss/IISADMPWD, iisadmpwd/aexp3.asp (commit 239e040); Microsoft's knowledge base Q240654 and Q275457; read 2026-11. [V]
 * names of the pages, acct, old, new, new2.
 */
export const iisIisadmpwd = defineDetector({
  id: 'iis-iisadmpwd',
  threshold: 100,
  needs: [{ at: ['/iisadmpwd/aexp', '/iisadmpwd/achg', '/iisadmpwd/anot'] }],
  signals: [
    { points: 100, when: { fields: ['old', 'new', 'new2'] } },
    { points: 0, when: { at: ['/anot'] }, kind: 'soon' },
  ],
  signIn: '/',
  account: ['acct'],
})
