import type { Translator } from '../../../../shared/languages/translator.ts'
import { createUnreachable } from '../../sample-site.ts'
import type { PageFixture } from './page-fixture.ts'

const at = '2026-11-29T09:12:00.000Z'
const by = 'Jonas Lindqvist'

/** The first page: what needs an administrator, and what became of tasks. */
export function createOverviewStates(t: Translator) {
  const overview = createOverview(t)
  const withReply = (value: unknown): PageFixture => ({
    page: '#/',
    replies: { 'GET /api/v1/admin/overview': { value } },
  })
  const isDone = true
  return {
    overview: withReply(overview),
    'overview-figures': withReply(overview),
    'overview-quiet': withReply({
      needs: [],
      today: { selfService: none, helpdesk: none },
      days: days.map(({ date }) => ({ date, ...none })),
      setUp: overview.setUp.map((step) => ({ ...step, isDone })),
      changes: [],
    }),
    'overview-unreachable': {
      page: '#/',
      replies: { 'GET /api/v1/admin/overview': { problem: createUnreachable(t) } },
    },
  } satisfies Record<string, PageFixture>
}

export const createOverview = (t: Translator) => ({
  needs: [
    { code: 'sample-company' },
    { code: 'certificate-of-directory', count: 9, title: 'dc1.contoso.example', at: '2026-12-08T11:00:00.000Z' },
    { code: 'mails-waiting', count: 12, at: '2026-11-29T08:12:00.000Z' },
    { code: 'mails-given-up', count: 3 },
    { code: 'job-failed', title: t('schedule.remind-of-password-expiry.name') },
    { code: 'jobs-overdue', count: 3, title: t('schedule.clean-up.name'), at: '2026-11-29T02:00:00.000Z' },
  ],
  today: {
    selfService: { changes: 41, resets: 18, unlocks: 9, failures: 7 },
    helpdesk: { changes: 0, resets: 6, unlocks: 3, failures: 1 },
  },
  days,
  setUp: [
    { code: 'directory', isDone: false },
    { code: 'mail', isDone: true },
    { code: 'support', isDone: true },
    { code: 'logo', isDone: false },
    { code: 'second-factor', isDone: false },
    { code: 'helpdesk-group', isDone: true },
    { code: 'extension-pages', isDone: true },
    { code: 'extension', isDone: false },
    { code: 'first-person', isDone: true },
  ],
  changes: [
    { resource: 'settings', id: 'site', title: t('settings.site.title'), version: 4, action: 'changed', at, by },
    { resource: 'policy', id: 'default', title: 'Default', version: 2, action: 'changed', at },
    {
      resource: 'workflow',
      id: 'default/register',
      title: t('workflows.register.name'),
      version: 3,
      action: 'published',
      at,
      by,
    },
  ],
})

const none = { changes: 0, resets: 0, unlocks: 0, failures: 0 }

/** Two weeks with their weekends, the last day at noon. */
const days = [52, 61, 48, 55, 43, 6, 4, 66, 58, 49, 104, 47, 8, 41].map((changes, index) => ({
  date: `2026-11-${16 + index}`,
  changes,
  resets: Math.round(changes / 2),
  unlocks: Math.round(changes / 5),
  failures: Math.round(changes / 8) + (index % 3),
}))
