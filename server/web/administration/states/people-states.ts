import type { Translator } from '../../../../shared/languages/translator.ts'
import { createUnreachable } from '../../sample-site.ts'
import type { FakeReplies } from './fake-api.ts'
import type { PageFixture } from './page-fixture.ts'

const at = '2026-11-29T09:12:00.000Z'

/** People: the search, one person's whole record, and what is asked before something is taken from them. */
export function createPeopleStates(t: Translator) {
  const record = {
    person: {
      id: '1',
      account: 'a.lindqvist',
      domain: 'contoso.example',
      displayName: 'Anna Lindqvist',
      department: 'Sales',
      title: 'Account manager',
      mail: 'a.lindqvist@contoso.example',
      distinguishedName: 'CN=Anna Lindqvist,OU=Sales,OU=People,DC=contoso,DC=example',
    },
    state: {
      locked: true,
      lockoutEndsAt: '2026-11-29T09:40:00.000Z',
      passwordExpired: false,
      passwordExpiresAt: '2026-12-14T00:00:00.000Z',
      mustChange: false,
      disabled: false,
      accountExpired: false,
      registered: true,
      profile: 'complete',
    },
    policy: { id: 'default', name: 'Default', because: { line: 'included-group', entry: 'Sales' } },
    registered: [
      { method: 'corporate-mail', title: t('me.method-corporate-mail'), name: 'a…@contoso.example', removable: false },
      { method: 'totp', title: t('me.method-totp'), since: '2026-06-02T07:30:00.000Z', removable: true },
      {
        method: 'passkey',
        item: 'p1',
        title: t('me.method-passkey'),
        name: 'Old phone',
        since: '2026-05-20T10:00:00.000Z',
        removable: true,
      },
    ],
    events: [
      { at, event: 'run-stopped', workflow: t('workflows.unlock-my-account.name'), run: 'r1' },
      { at: '2026-11-28T15:03:00.000Z', event: 'person-viewed' },
      { at: '2026-11-20T08:15:00.000Z', event: 'password-changed', run: 'r2' },
    ],
  }
  const sessions = [
    {
      id: 's1',
      kind: 'session',
      frontEnd: 'self-service',
      browser: 'Firefox, Windows',
      address: '10.20.30.40',
      createdAt: at,
      usedAt: at,
      expiresAt: at,
      current: false,
    },
    { id: 's2', kind: 'known-browser', createdAt: '2026-10-02T08:00:00.000Z', expiresAt: at, current: false },
  ]
  const limits = [{ counter: 'answers', share: 'unknown', used: 4, tries: 5, endsAt: '2026-11-29T10:05:00.000Z' }]
  const mails = [
    {
      id: 'm1',
      status: 'waiting',
      template: 'invitation',
      subject: t('mail.invitation.subject'),
      createdAt: at,
      attempts: 0,
    },
    {
      id: 'm2',
      status: 'given-up',
      template: 'methods-changed',
      subject: t('mail.methods-changed.subject'),
      createdAt: '2026-11-20T08:15:00.000Z',
      attempts: 14,
      lastError: 'smtp.contoso.example: 550 5.1.1',
    },
    {
      id: 'm3',
      status: 'sent',
      template: 'one-time-code',
      createdAt: '2026-11-20T08:13:00.000Z',
      sentAt: at,
      attempts: 1,
    },
  ]
  const task = t('workflows.unlock-my-account.name')
  const run = {
    title: task,
    steps: [
      {
        at,
        event: 'run-started',
        text: t('audit-steps.started', { person: 'a.lindqvist', workflow: task }),
        isFailure: false,
      },
      { at, event: 'run-stopped', text: t('audit-steps.stopped', { reason: '' }), isFailure: true },
    ],
  }
  const replies: FakeReplies = {
    'GET /api/v1/admin/person-record': { value: record },
    'GET /api/v1/admin/people/{id}/limits': { value: { account: 'a.lindqvist', limits } },
    'GET /api/v1/admin/people/{id}/sessions': { value: { items: sessions } },
    'GET /api/v1/admin/people/{id}/mails': { value: { items: mails, lookedBackTo: '2026-11-02T00:00:00.000Z' } },
    'GET /api/v1/admin/audit/runs/{run}': { value: run },
  }
  const unknown = { code: 'person-unknown', text: t('errors.person-unknown') }
  const page = '#/people/account/contoso.example%5Ca.lindqvist'
  return {
    people: { page: '#/people', replies: {} },
    person: { page, replies },
    'person-run': { page, replies },
    'person-for-auditors': { page, replies, roles: ['auditor'] },
    'person-passkey-removed': { page, replies },
    'person-unregistered': { page, replies },
    'person-signed-out': { page, replies },
    'person-unknown': { page, replies: { 'GET /api/v1/admin/person-record': { problem: unknown } } },
    'person-unreachable': { page, replies: { 'GET /api/v1/admin/person-record': { problem: createUnreachable(t) } } },
  } satisfies Record<string, PageFixture>
}
