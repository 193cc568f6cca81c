import type { Translator } from '../../../../shared/languages/translator.ts'
import { createRequests } from '../../helpdesk/states/requests.ts'
import type { FakeReplies } from './fake-api.ts'
import type { PageFixture } from './page-fixture.ts'
import { policyEntries } from './policy-entries.ts'

/** Policies: the list, one of them, and what is asked before it is deleted. */
export function createPolicyStates(t: Translator) {
  return {
    policies: {
      page: '#/policies',
      replies: {
        'GET /api/v1/admin/policy-order': { value: { policies: ['executives', 'branches'], version: 3 } },
        'GET /api/v1/admin/policies': { value: { items: policyEntries } },
        'GET /api/v1/admin/policies/explain': { value: explanation },
      },
    },
    'policy-order-history': {
      page: '#/policies/order/history',
      replies: {
        'GET /api/v1/admin/policies': { value: { items: policyEntries } },
        'GET /api/v1/admin/policy-order/versions': {
          value: {
            items: [
              { version: 4, action: 'changed', at: '2026-11-29T09:12:00.000Z', by: 'Jonas Lindqvist' },
              { version: 3, action: 'before', at: '2026-11-20T16:40:00.000Z' },
            ],
          },
        },
        'GET /api/v1/admin/policy-order/versions/{version}': {
          find: ({ params }) => ({
            content: params?.version === '4' ? ['executives', 'branches'] : ['branches', 'interns', 'executives'],
          }),
        },
      },
    },
    'policies-of-owner': {
      page: '#/policies',
      roles: ['policy-owner'],
      policies: ['executives'],
      replies: {
        'GET /api/v1/admin/policies': { value: { items: policyEntries.slice(0, 1) } },
        'GET /api/v1/admin/approvals': { value: { approvals: [{ ...createRequests(t)[0], when: 'privileged' }] } },
      },
    },
    policy: {
      page: '#/policies/executives',
      replies: {
        ...directory,
        'GET /api/v1/admin/policies/{id}/form': { value: createPolicyForm(t) },
        'GET /api/v1/admin/policies/{id}': {
          value: {
            id: 'executives',
            version: 2,
            priority: 10,
            name: 'Executives',
            enabled: true,
            userScope: {
              include: { groups: [executives, 'S-1-5-21-1004336348-1177238915-682003330-1602'] },
              exclude: { groups: [] },
            },
            staffFactors: ['passkey'],
          },
        },
      },
    },
    'policy-group-search': {
      page: '#/policies/executives',
      replies: {
        ...directory,
        'GET /api/v1/admin/policies/{id}/form': { value: createPolicyForm(t) },
        'GET /api/v1/admin/policies/{id}': {
          value: { id: 'executives', version: 2, priority: 10, name: 'Executives', enabled: true },
        },
      },
    },
    'policy-deleted': {
      page: '#/policies/executives',
      replies: {
        'GET /api/v1/admin/policies/{id}/form': { value: createPolicyForm(t) },
        'GET /api/v1/admin/policies/{id}': {
          value: { id: 'executives', version: 2, priority: 10, name: 'Executives' },
        },
      },
    },
  } satisfies Record<string, PageFixture>
}

const executives = 'CN=Executives,OU=Groups,DC=contoso,DC=example'
const location = ['contoso.example', 'Groups']

/** What pages ask the directory for. */
const directory: FakeReplies = {
  'POST /api/v1/admin/directory/names': {
    value: {
      items: [
        { entry: executives, state: 'found', name: 'Executives', location },
        { entry: 'S-1-5-21-1004336348-1177238915-682003330-1602', state: 'gone' },
      ],
    },
  },
  'GET /api/v1/admin/directory/search': {
    value: {
      items: ['Executives', 'Executives Berlin', 'Executive Assistants'].map((name) => ({
        value: `CN=${name},OU=Groups,DC=contoso,DC=example`,
        name,
        location,
      })),
      more: true,
      unreachable: [],
    },
  },
  'POST /api/v1/admin/policies/{id}/count': {
    value: {
      examined: 4870,
      covered: 12,
      holds: 11,
      examples: ['Anna Lindqvist', 'Bartek Kowalski', 'Denise Moreau', 'Elif Kaya'].map((displayName, index) => ({
        displayName,
        account: displayName.toLowerCase().replace(' ', '.'),
        domain: 'contoso.example',
        holds: index === 2 ? { id: 'branches', name: 'Branch offices' } : { id: 'executives', name: 'Executives' },
      })),
    },
  },
}

const explanation = {
  person: { id: '1', account: 'a.lindqvist', domain: 'contoso.example', displayName: 'Anna Lindqvist' },
  holds: 'executives',
  policies: [
    {
      id: 'executives',
      name: 'Executives',
      priority: 10,
      covers: true,
      holds: true,
      because: { line: 'included-group', entry: 'CN=Executives,OU=Groups,DC=contoso,DC=example' },
    },
    { id: 'default', name: 'Default', priority: 30, covers: true, holds: false, because: { line: 'default-policy' } },
  ],
}

const createPolicyForm = (t: Translator) => ({
  title: 'Executives',
  text: t('policies.text'),
  form: {
    type: 'object',
    properties: {
      name: { type: 'string', title: t('policies.name'), description: t('policies.name-hint') },
      enabled: { type: 'boolean', title: t('policies.enabled'), description: t('policies.enabled-hint') },
      userScope: {
        type: 'object',
        control: 'scope',
        title: t('policies.userScope'),
        description: t('policies.userScope-hint'),
        properties: {
          include: {
            type: 'object',
            title: t('policies.scope.include'),
            description: t('policies.scope.include-hint'),
            properties: {
              groups: {
                type: 'array',
                control: 'groups',
                items: { type: 'string' },
                title: t('policies.scope.groups'),
                description: t('policies.scope.groups-hint'),
              },
            },
          },
        },
      },
      staffFactors: {
        type: 'array',
        items: { enum: ['passkey', 'totp'] },
        choices: { passkey: t('policies.passkey'), totp: t('policies.totp') },
        title: t('policies.staffFactors'),
        description: t('policies.staffFactors-hint'),
      },
    },
  },
})
