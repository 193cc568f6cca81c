import type { Translator } from '../../../../shared/languages/translator.ts'
import type { PageFixture } from './page-fixture.ts'

const at = '2026-11-29T09:12:00.000Z'

/** Scheduled tasks: the list, and one of them. */
export function createJobStates(t: Translator) {
  return {
    scheduled: {
      page: '#/scheduled',
      replies: { 'GET /api/v1/admin/jobs': { value: { items: createJobs(t), nodes: [] } } },
    },
    'scheduled-task': {
      page: '#/scheduled/clean-up',
      replies: {
        'GET /api/v1/admin/jobs/{id}/form': { value: createJobForm(t) },
        'GET /api/v1/admin/jobs/{id}': {
          value: {
            version: 1,
            cron: '30 6 * * 1-5',
            timeZone: 'Europe/Berlin',
            enabled: true,
            settings: { runDays: 7 },
          },
        },
        'GET /api/v1/admin/timetable': {
          value: { moments: ['2026-11-30T05:30:00.000Z', '2026-12-01T05:30:00.000Z', '2026-12-02T05:30:00.000Z'] },
        },
      },
    },
  } satisfies Record<string, PageFixture>
}

const createJobs = (t: Translator) => {
  const describe = (id: 'clean-up' | 'remind-of-password-expiry' | 'retention' | 'user-status-statistics') => ({
    id,
    name: t(`schedule.${id}.name`),
    description: t(`schedule.${id}.description`),
    enabled: true,
  })
  const nextAt = '2026-11-30T05:30:00.000Z'
  const lastEndedAt = at
  return [
    {
      ...describe('clean-up'),
      status: { state: 'idle', nextAt, lastEndedAt, lastResult: { outcome: 'done', done: 412, counts: {} } },
    },
    { ...describe('remind-of-password-expiry'), status: { state: 'running', done: 1200, of: 4800 } },
    {
      ...describe('retention'),
      enabled: false,
      status: { state: 'idle', lastEndedAt, lastResult: { outcome: 'failed', code: 'database-unreachable', done: 0 } },
    },
    { ...describe('user-status-statistics'), status: { state: 'waiting' } },
  ]
}

const createJobForm = (t: Translator) => ({
  title: t('schedule.clean-up.name'),
  text: t('schedule.clean-up.description'),
  form: {
    type: 'object',
    properties: {
      cron: { type: 'string', control: 'timetable', title: t('schedule.cron'), description: t('schedule.cron-hint') },
      timeZone: {
        type: 'string',
        default: 'UTC',
        title: t('schedule.timeZone'),
        description: t('schedule.timeZone-hint'),
      },
      enabled: { type: 'boolean', title: t('schedule.enabled') },
      node: { type: 'string', title: t('schedule.node'), description: t('schedule.node-hint') },
      settings: {
        type: 'object',
        title: t('schedule.settings'),
        properties: { runDays: { type: 'integer', default: 7, title: t('schedule.clean-up.runDays') } },
      },
    },
  },
})
