import type { Translator } from '../../../../shared/languages/translator.ts'
import type { FakeReplies } from './fake-api.ts'
import type { PageFixture } from './page-fixture.ts'

const anna = { id: 'a1', name: 'a.lindqvist@corp.contoso.example' }
const olga = { id: 'o1', name: 'o.berg@corp.contoso.example' }
const at = '2026-11-29T09:12:00.000Z'

/** The audit log: what is found, one run, and what was verified. */
export function createAuditStates(t: Translator) {
  const title = (event: 'password-reset' | 'run-started' | 'sign-in-refused') => t(`audit-events.${event}`)
  const shared = { at, node: 'node-1', data: {} }
  const reset = {
    ...shared,
    sequence: 12,
    event: 'password-reset',
    title: title('password-reset'),
    person: anna,
    run: 'r1',
  }
  const started = {
    ...shared,
    sequence: 11,
    event: 'run-started',
    title: title('run-started'),
    detail: t('workflows.reset-password.name'),
    person: anna,
    operator: olga,
    run: 'r1',
    data: { workflow: 'reset-password' },
    texts: { ticket: 'INC-4711' },
  }
  const refused = {
    ...shared,
    sequence: 9,
    event: 'sign-in-refused',
    title: title('sign-in-refused'),
    person: { id: '8c1f9a04' },
    address: '192.0.2.7',
  }
  const choices = {
    event: (['password-reset', 'run-started', 'sign-in-refused'] as const).map((value) => ({
      value,
      title: title(value),
    })),
    workflow: [{ value: 'reset-password', title: t('workflows.reset-password.name') }],
    activity: [{ value: 'unlock-account', title: t('activities.unlock-account.name') }],
    outcome: [{ value: 'failed', title: t('audit-outcomes.failed') }],
    reason: [{ value: 'account-locked', title: t('stopped.account-locked') }],
  }
  const found = { items: [reset, started, refused], next: 'x', lookedBackTo: '2026-11-02T07:00:00.000Z' }
  const verified = { at, events: 48_120, nodes: 2, checkpoints: 31 }
  const holds = { last: { ...verified, holds: true, problems: [] } }
  const problems = [{ kind: 'edited', node: 'node-1', sequence: 812 }]
  const reply = (list: object, last: object): FakeReplies => ({
    'GET /api/v1/admin/audit': { value: list },
    'GET /api/v1/admin/audit/verification': { value: last },
    'GET /api/v1/admin/audit/choices': { value: choices },
  })
  const steps = [
    {
      at,
      event: 'run-started',
      text: t('audit-steps.started', { person: anna.name, workflow: 'X' }),
      isFailure: false,
    },
    { at, event: 'activity-failed', text: t('audit-steps.failed', { step: 'X', reason: '' }), isFailure: true },
    { at, event: 'run-done', text: t('audit-steps.done'), isFailure: false },
  ]
  return {
    audit: { page: '#/audit?person=lindqvist', replies: reply(found, holds) },
    'audit-broken': { page: '#/audit', replies: reply(found, { last: { ...verified, holds: false, problems } }) },
    'audit-empty': { page: '#/audit?text=nothing', replies: reply({ items: [] }, {}) },
    // An address that somebody typed by hand.
    'audit-refused': {
      page: '#/audit?since=yesterday',
      replies: {
        ...reply(found, holds),
        'GET /api/v1/admin/audit': {
          problem: {
            code: 'invalid-request',
            text: t('errors.invalid-request'),
            problems: [{ path: 'since', code: 'moment-not-readable', text: t('findings.moment-not-readable') }],
          },
        },
      },
    },
    'audit-run': {
      page: '#/audit/r1',
      replies: {
        'GET /api/v1/admin/audit/runs/{run}': {
          value: { title: t('workflows.forgot-my-password.name'), person: anna, steps },
        },
      },
    },
  } satisfies Record<string, PageFixture>
}
