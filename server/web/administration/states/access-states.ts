import type { Translator } from '../../../../shared/languages/translator.ts'
import type { FakeReplies } from './fake-api.ts'
import type { PageFixture } from './page-fixture.ts'

const at = '2026-11-29T09:12:00.000Z'
const createdBy = 'j.lindqvist@contoso.example'

const report = {
  id: '1',
  name: 'Nightly report',
  role: 'auditor',
  policies: [],
  operations: ['listUserStatistics'],
  createdAt: '2026-10-01T08:00:00.000Z',
  createdBy,
  expiresAt: '2026-12-30T08:00:00.000Z',
  isOver: false,
  lastUsedAt: at,
}
const over = {
  ...report,
  id: '2',
  name: 'Deployment of branch policies',
  role: 'policy-owner',
  policies: ['branches'],
  operations: undefined,
  expiresAt: '2026-11-20T08:00:00.000Z',
  isOver: true,
  lastUsedAt: undefined,
}

const encryptionKeys = [
  { id: '9b41c07e', createdAt: at, usedFrom: '2026-11-30T09:12:00.000Z', state: 'planned', uses: [] },
  { id: '3f9c2a10', createdAt: '2026-10-01T08:00:00.000Z', usedFrom: at, state: 'in-use', uses: [] },
  {
    id: '77d0e5b2',
    createdAt: '2026-03-01T08:00:00.000Z',
    usedFrom: '2026-03-01T08:00:00.000Z',
    state: 'old',
    uses: [
      { what: 'contacts', count: 41 },
      { what: 'audit', count: 12_870 },
    ],
  },
  {
    id: '10aa93fd',
    createdAt: '2025-03-01T08:00:00.000Z',
    usedFrom: '2025-03-01T08:00:00.000Z',
    state: 'old',
    uses: [],
  },
]

/** Who may do what: roles, keys of scripts, second factors of staff. */
export function createAccessStates(t: Translator) {
  const keys: FakeReplies = {
    'GET /api/v1/admin/api-keys': { value: { items: [report, over], operations: [] } },
    'GET /api/v1/admin/policies': {
      value: { items: [{ id: 'branches', version: 1, priority: 20, name: 'Branch offices', enabled: true }] },
    },
    'POST /api/v1/admin/api-keys': {
      value: { ...report, name: 'Deployment', key: 'latchkey_kB3xQ9vZr7LmT2yWc5HnA8sDfG1jP4uE6oI0bN-RtYq' },
    },
  }
  const member = {
    account: 'r.osei',
    displayName: 'Ruth Osei',
    factors: [
      { kind: 'totp', addedAt: '2026-06-02T07:30:00.000Z', lastUsedAt: at },
      { kind: 'passkey', addedAt: '2026-09-14T12:00:00.000Z' },
    ],
    isCaller: false,
  }
  const code = { account: 'r.osei', code: 'QK3F-9TXA-WM7C', expiresAt: '2026-11-30T09:12:00.000Z' }
  const staff: FakeReplies = {
    'GET /api/v1/admin/second-factors': { value: member },
    'POST /api/v1/admin/second-factors/enrolment-codes': { value: code },
  }
  return {
    access: { page: '#/access', replies: {} },
    'access-roles': { page: '#/access/roles', replies: createRoles(t) },
    'access-keys': { page: '#/access/keys', replies: keys },
    'access-key-made': { page: '#/access/keys', replies: keys },
    'access-key-revoked': { page: '#/access/keys', replies: keys },
    'access-encryption': {
      page: '#/access/encryption',
      replies: { 'GET /api/v1/admin/encryption-keys': { value: { items: encryptionKeys } } },
    },
    'access-staff': { page: '#/access/staff/r.osei', replies: staff },
    'access-staff-code': { page: '#/access/staff/r.osei', replies: staff },
    'access-staff-own': {
      page: '#/access/staff/r.osei',
      replies: { ...staff, 'GET /api/v1/admin/second-factors': { value: { ...member, isCaller: true } } },
    },
    'access-staff-lost': { page: '#/access/staff/r.osei', replies: staff },
    // Somebody took the role away while the page was open.
    'access-staff-refused': {
      page: '#/access/staff/r.osei',
      replies: { ...staff, 'POST /api/v1/admin/second-factors/enrolment-codes': { problem: createForbidden(t) } },
    },
  } satisfies Record<string, PageFixture>
}

/** What the server replies to a caller who may not do what was asked. */
export const createForbidden = (t: Translator) => ({ code: 'forbidden', text: t('errors.forbidden') })

/** A group that was deleted is still named, and so is the policy of an owner. */
function createRoles(t: Translator): FakeReplies {
  const [administrators, gone, owners] = [1104, 1300, 1301].map(
    (id) => `S-1-5-21-1004336348-1177238915-682003330-${id}`,
  )
  const location = ['contoso.example', 'Groups']
  const label = (name: 'auditors' | 'groups' | 'policyOwners' | 'policyOwners.groups' | 'policyOwners.policy') => ({
    title: t(`settings.administration.${name}`),
    description: t(`settings.administration.${name}-hint`),
  })
  const groups = { type: 'array', control: 'groups', items: { type: 'string' } }
  const owner = {
    type: 'object',
    properties: {
      policy: { type: 'string', control: 'policy', ...label('policyOwners.policy') },
      groups: { ...groups, ...label('policyOwners.groups') },
    },
  }
  const form = {
    type: 'object',
    properties: {
      groups: { ...groups, ...label('groups') },
      auditors: { ...groups, ...label('auditors') },
      policyOwners: { type: 'array', items: owner, ...label('policyOwners') },
    },
  }
  const settings = {
    groups: [administrators],
    auditors: [gone],
    policyOwners: [{ policy: 'branches', groups: [owners] }],
  }
  return {
    'GET /api/v1/admin/settings/{name}/form': {
      value: { title: t('settings.administration.title'), text: t('settings.administration.text'), form },
    },
    'GET /api/v1/admin/settings/{name}': { value: { name: 'administration', version: 3, settings } },
    'GET /api/v1/admin/policies': {
      value: { items: [{ id: 'branches', version: 1, priority: 20, name: 'Branch offices', enabled: true }] },
    },
    'POST /api/v1/admin/directory/names': {
      value: {
        items: [
          { entry: administrators, state: 'found', name: 'Latchkey Administrators', location },
          { entry: gone, state: 'gone' },
          { entry: owners, state: 'found', name: 'Branch IT', location },
        ],
      },
    },
  }
}
