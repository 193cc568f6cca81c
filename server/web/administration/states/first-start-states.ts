import type { Translator } from '../../../../shared/languages/translator.ts'
import type { FakeReplies } from './fake-api.ts'

const call = 'POST /api/v1/admin/first-start'

/** Until Latchkey has an administrator: the code of the terminal names the administrators' group. */
export function createFirstStartStates(t: Translator) {
  const open: FakeReplies = { 'GET /api/v1/admin/first-start': { value: { open: true } } }
  const name = 'Latchkey Admins'
  const problems = [
    { path: 'group', code: 'group-not-found', text: t('findings.group-not-found', { name }) },
    {
      path: 'account',
      code: 'account-not-in-group',
      text: t('findings.account-not-in-group', { name: 'j.lindqvist' }),
    },
  ]
  const refused = { code: 'settings-refused', text: t('errors.settings-refused'), problems }
  const enrolment = { code: 'QK3F-9TXA-WM7C', expiresAt: '2026-11-30T09:12:00.000Z' }
  const named = { group: 'CN=Latchkey Admins,OU=Groups,DC=contoso,DC=example', account: 'j.lindqvist', enrolment }
  return {
    'first-start': { replies: open },
    'first-start-refused': { replies: { ...open, [call]: { problem: refused } } },
    'first-start-done': { replies: { ...open, [call]: { value: named } } },
  }
}
