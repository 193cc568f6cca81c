import type { Translator } from '../../../../shared/languages/translator.ts'
import type { FieldSchema } from '../../../../shared/wizard/page.ts'
import { createUnreachable } from '../../sample-site.ts'
import type { FakeReplies } from './fake-api.ts'
import type { PageFixture } from './page-fixture.ts'

const clara = { id: 'p1', name: 'Harris, Clara', centralAccount: 'CLARAH', defaultMail: 'clara.harris@contoso.example' }
const people = [
  clara,
  { id: 'p2', name: 'Lindqvist, Jonas', centralAccount: 'JONASL', defaultMail: 'j.lindqvist@contoso.example' },
  { id: 'p3', name: 'Osei, Rita', centralAccount: 'RITAO', defaultMail: null, isDeactivated: true },
  { id: 'p4', name: 'Project mailbox Harbour', centralAccount: null, defaultMail: 'harbour@contoso.example' },
].map((person) => ({ isDeactivated: false, isSuspended: false, identityType: 'Primary', ...person }))

const role = {
  id: 'r1',
  version: 1,
  name: 'Employees of all departments',
  description: 'Everybody with a contract',
  permissionGroup: 'g1',
}
const person = {
  ...clara,
  version: 7,
  isDeactivated: false,
  identityType: 'Primary',
  firstName: 'Clara',
  lastName: 'Harris',
  contactMail: null,
  decentralizedIdentifier: 'did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK',
  logins: ['clara.h'],
  certification: 'certified',
  isSecurityIncident: false,
  mainIdentity: null,
  manager: 'p2',
  systemUser: 'u1',
  applicationRoles: ['r1', 'r2'],
  isFromDirectory: true,
}

/** The identity tables: lists, one entry, what is refused, and another database. */
export function createIdentityStates(t: Translator) {
  const lists: FakeReplies = {
    'GET /api/v1/admin/identities/people': { value: { items: people, next: 'p5' } },
    'GET /api/v1/admin/identities/application-roles': { value: { items: [role] } },
    'GET /api/v1/admin/identities/permission-groups': {
      value: { items: [{ id: 'g1', name: 'Portal users', description: null }] },
    },
  }
  const ofPerson: FakeReplies = {
    ...lists,
    'GET /api/v1/admin/identities/people/{id}': { value: person },
    'GET /api/v1/admin/identity-forms/{table}': {
      value: { title: person.name, text: t('identities.people-text'), form: createPersonForm(t) },
    },
  }
  const changed = { ...person, version: 8, isDeactivated: true, manager: 'p3' }
  const refused = {
    code: 'settings-refused',
    text: t('errors.settings-refused'),
    problems: [
      { path: 'decentralizedIdentifier', code: 'value-invalid', text: t('findings.value-invalid') },
      { path: 'applicationRoles.1', code: 'identity-unknown', text: t('findings.identity-unknown') },
    ],
  }
  const roleForm = {
    title: t('identities.application-roles-new'),
    text: t('identities.application-roles-text'),
    form: createRoleForm(t),
  }
  const page = '#/people/identities/people/entry/p1'
  const place = 'sql.contoso.example, OneIM'
  const elsewhere: FakeReplies = Object.fromEntries(
    Object.entries(ofPerson).map(([call, reply]) => [
      call,
      'value' in reply && call !== 'GET /api/v1/admin/identities/people/{id}'
        ? { value: { ...(reply.value as object), elsewhere: place } }
        : reply,
    ]),
  )
  return {
    identities: { page: '#/people/identities', replies: lists },
    'identities-none': {
      page: '#/people/identities/people?find=zz',
      replies: { 'GET /api/v1/admin/identities/people': { value: { items: [] } } },
    },
    'identities-unreachable': {
      page: '#/people/identities/accounts',
      replies: { 'GET /api/v1/admin/identities/accounts': { problem: createUnreachable(t) } },
    },
    'identities-elsewhere': { page: '#/people/identities', replies: elsewhere },
    identity: { page, replies: ofPerson },
    'identity-search': { page, replies: ofPerson },
    'identity-refused': {
      page,
      replies: { ...ofPerson, 'PUT /api/v1/admin/identities/people/{id}': { problem: refused } },
    },
    'identity-changed-meanwhile': {
      page,
      replies: {
        ...ofPerson,
        'PUT /api/v1/admin/identities/people/{id}': {
          problem: { code: 'changed-meanwhile', text: t('errors.changed-meanwhile'), current: changed },
        },
      },
    },
    'identity-deleted': { page, replies: ofPerson },
    'identity-elsewhere': { page, replies: elsewhere },
    'identity-for-auditors': { page, replies: ofPerson, roles: ['auditor'] },
    'identity-new': {
      page: '#/people/identities/application-roles/new',
      replies: { ...lists, 'GET /api/v1/admin/identity-forms/{table}': { value: roleForm } },
    },
  } satisfies Record<string, PageFixture>
}

const reference = (title: string, table: string, choices: Record<string, string>): FieldSchema => ({
  title,
  control: 'identity',
  table,
  choices,
})

const createRoleForm = (t: Translator): FieldSchema => ({
  type: 'object',
  properties: {
    name: { type: 'string', title: t('identities.name') },
    description: { title: t('identities.description'), control: 'textarea' },
    permissionGroup: {
      ...reference(t('identities.permission-group'), 'permission-groups', {}),
      description: t('identities.permission-group-hint'),
    },
  },
})

function createPersonForm(t: Translator): FieldSchema {
  const locked = { locked: true, description: t('findings.identity-from-directory') }
  const names = { p2: 'Lindqvist, Jonas', p3: 'Osei, Rita' }
  return {
    type: 'object',
    properties: {
      name: { type: 'string', title: t('identities.name'), ...locked },
      firstName: { title: t('identities.first-name'), ...locked },
      lastName: { title: t('identities.last-name'), ...locked },
      centralAccount: { title: t('identities.central-account'), description: t('identities.central-account-hint') },
      defaultMail: { title: t('identities.default-mail'), ...locked },
      contactMail: { title: t('identities.contact-mail') },
      decentralizedIdentifier: {
        title: t('identities.decentralized'),
        description: t('identities.decentralized-hint'),
      },
      logins: {
        type: 'array',
        items: { type: 'string' },
        title: t('identities.logins'),
        description: t('identities.logins-hint'),
      },
      isDeactivated: {
        type: 'boolean',
        default: false,
        title: t('identities.deactivated'),
        description: t('identities.deactivated-hint'),
      },
      certification: {
        type: 'string',
        enum: ['certified', 'new', 'denied'],
        default: 'certified',
        title: t('identities.certification'),
        choices: {
          certified: t('identities.certification-certified'),
          new: t('identities.certification-new'),
          denied: t('identities.certification-denied'),
        },
      },
      mainIdentity: reference(t('identities.main-identity'), 'people', names),
      manager: { ...reference(t('identities.manager'), 'people', names), ...locked },
      systemUser: {
        ...reference(t('identities.system-user'), 'system-users', { u1: 'viPortal' }),
        description: t('identities.system-user-hint'),
      },
      applicationRoles: {
        type: 'array',
        ...reference(t('identities.application-roles'), 'application-roles', {
          r1: role.name,
          r2: 'Approvers of privileged access requests',
        }),
      },
    },
  }
}
