import type { Translator } from '../../../../shared/languages/translator.ts'
import type { AdminApi } from '../../../routes/operations.ts'
import { createUnreachable } from '../../sample-site.ts'
import type { BulkCount, BulkDetails } from '../pages/people/bulk/bulk.ts'
import { createBulkForm } from './bulk-form.ts'
import type { FakeReplies } from './fake-api.ts'
import type { PageFixture } from './page-fixture.ts'

const at = '2026-11-29T09:12:00.000Z'
const salesSid = 'S-1-5-21-3623811015-3361044348-30300820-1500'
const later = '2999-11-29T10:12:00.000Z'

type DirectoryNames = AdminApi['POST /api/v1/admin/directory/names']['reply']

/** Many people at once: the list, a new one with its count, and one in each of its states. */
export function createBulkStates(t: Translator) {
  const none = { groups: [], containers: [], people: [] }
  const operation: BulkDetails = {
    id: '1',
    kind: 'force-password-change',
    name: 'INC-2041: mailboxes of the sales department were read',
    status: 'running',
    by: 'j.lindqvist@contoso.example',
    createdAt: at,
    startAt: at,
    nextAt: at,
    wave: 3,
    isWaveRunning: true,
    examined: 4_812,
    counts: { waiting: 214, announced: 20, done: 266, protected: 4, disabled: 31, 'never-expires': 7 },
    waveSize: 100,
    pauseMinutes: 60,
    mail: true,
    message: 'An intruder has read our mailboxes. Please do not use your old password anywhere again.',
    isSwitchedOff: false,
    scope: {
      ...none,
      everybody: false,
      policies: [],
      groups: [salesSid],
      exclude: { ...none, people: ['contoso.example\\t.night'] },
    },
  }
  const people = ['a.lindqvist', 'b.okafor', 'c.vandenberghe-oosterhout'].map((account, index) => ({
    id: account,
    domain: 'contoso.example',
    name: `${account}@contoso.example`,
    outcome: 'waiting',
    ...(index === 0 && { wave: 2, at }),
  }))
  const named: DirectoryNames['items'] = [
    { entry: salesSid, state: 'found', name: 'Sales', location: ['contoso.example', 'Groups'] },
    { entry: 'contoso.example\\t.night', state: 'found', name: 'Tom Night', location: ['contoso.example', 'Staff'] },
  ]
  const show = (changes: Partial<BulkDetails>): FakeReplies => ({
    'GET /api/v1/admin/bulk-operations/{id}': { value: { ...operation, ...changes } },
    'GET /api/v1/admin/bulk-operations/{id}/people': { value: { items: people, next: '4' } },
    'POST /api/v1/admin/directory/names': { value: { items: named } },
  })
  const count: BulkCount = {
    examined: 4_812,
    chosen: 500,
    leftOut: { protected: 4, disabled: 31, 'never-expires': 7 },
    examples: [
      { displayName: 'Anna Lindqvist', account: 'a.lindqvist', domain: 'contoso.example' },
      { displayName: 'Ben Okafor', account: 'b.okafor', domain: 'contoso.example' },
    ],
  }
  const begin: FakeReplies = {
    'GET /api/v1/admin/bulk-operations/form': { value: { form: createBulkForm(t) } },
    'POST /api/v1/admin/bulk-operations/count': { value: count },
    'POST /api/v1/admin/templates/{id}/preview': {
      value: {
        language: 'en',
        subject: t('mail.password-change-required.subject'),
        text: t('mail.password-change-required.text'),
      },
    },
  }
  const page = '#/people/bulk/1'
  return {
    bulk: {
      page: '#/people/bulk',
      replies: {
        'GET /api/v1/admin/bulk-operations': {
          value: {
            items: [
              operation,
              {
                ...operation,
                id: '2',
                kind: 'unregister',
                name: 'Left the training company',
                status: 'done',
                endedAt: at,
              },
              { ...operation, id: '3', name: 'After the audit', status: 'paused', problem: 'not-permitted' },
            ],
          },
        },
      },
    },
    'bulk-none': { page: '#/people/bulk', replies: { 'GET /api/v1/admin/bulk-operations': { value: { items: [] } } } },
    'bulk-new': { page: '#/people/bulk/new', replies: begin },
    'bulk-new-empty': { page: '#/people/bulk/new', replies: begin },
    'bulk-asked': { page: '#/people/bulk/new', replies: begin },
    'bulk-running': { page, replies: show({}) },
    'bulk-between-waves': { page, replies: show({ isWaveRunning: false, nextAt: later }) },
    'bulk-waits': { page, replies: show({ problem: 'directory-unreachable', nextAt: later }) },
    'bulk-paused': { page, replies: show({ status: 'paused', problem: 'author-not-admitted' }) },
    'bulk-stop': { page, replies: show({}) },
    'bulk-switched-off': { page, replies: show({ status: 'preparing', isSwitchedOff: true }) },
    'bulk-done': {
      page,
      replies: show({ status: 'done', endedAt: at, counts: { done: 500, protected: 4, 'changed-meanwhile': 12 } }),
    },
    'bulk-for-auditors': { page, replies: show({}), roles: ['auditor'] },
    'bulk-unreachable': {
      page,
      replies: { 'GET /api/v1/admin/bulk-operations/{id}': { problem: createUnreachable(t) } },
    },
  } satisfies Record<string, PageFixture>
}
