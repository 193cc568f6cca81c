import type { Translator } from '../../../../shared/languages/translator.ts'
import type { FakeReplies } from './fake-api.ts'
import type { PageFixture } from './page-fixture.ts'
import { createActivities, createWorkflows } from './sample-workflows.ts'

/** Workflows: the list of a policy, and what is asked before one is deleted. */
export function createWorkflowStates(t: Translator) {
  const list: FakeReplies = {
    'GET /api/v1/admin/policies': {
      value: {
        items: [
          { id: 'executives', version: 2, priority: 10, name: 'Executives', enabled: false },
          { id: 'default', version: 1, priority: 30, name: 'Default', enabled: true },
        ],
      },
    },
    'GET /api/v1/admin/activities': { value: { items: createActivities(t) } },
    'GET /api/v1/admin/workflow-drafts': {
      value: {
        items: [
          {
            policy: 'default',
            id: 'visitors',
            version: 4,
            isDraft: true,
            basedOn: 0,
            published: 0,
            isPolicyGone: false,
            predefined: false,
            at: '2026-11-29T09:12:00.000Z',
            by: 'Jonas Lindqvist',
            title: 'Visitors',
          },
        ],
      },
    },
    'GET /api/v1/admin/workflows': { value: { items: createWorkflows(t) } },
  }
  const refused = {
    code: 'settings-refused',
    text: t('errors.settings-refused'),
    problems: [
      {
        path: 'document.workflows.0.activities.1.activity',
        code: 'activity-unknown',
        text: t('findings.activity-unknown', { activity: 'send-fax' }),
      },
    ],
  }
  return {
    workflows: { page: '#/workflows', replies: list },
    'workflow-unnamed': { page: '#/workflows', replies: list },
    'draft-discarded': { page: '#/workflows', replies: list },
    'workflow-deleted': { page: '#/workflows', replies: list },
    'workflows-refused': {
      page: '#/workflows',
      replies: { ...list, 'POST /api/v1/admin/workflows/import': { problem: refused } },
    },
  } satisfies Record<string, PageFixture>
}
