import type { Translator } from '../../../../shared/languages/translator.ts'
import { createUnreachable } from '../../sample-site.ts'
import type { FakeReplies } from './fake-api.ts'
import type { PageFixture } from './page-fixture.ts'
import { policyEntries } from './policy-entries.ts'

/** The password rules of every policy, those of one with a password that is tried out, and the lists that rules search. */
export function createPasswordRuleStates(t: Translator) {
  const replies: FakeReplies = {
    'GET /api/v1/admin/policies/{id}/form': { value: { title: 'Executives', text: '', form: createForm(t) } },
    'GET /api/v1/admin/policies/{id}': {
      value: {
        id: 'executives',
        version: 2,
        priority: 10,
        name: 'Executives',
        rules: [{ id: 'length', settings: { min: 12 } }],
      },
    },
    'GET /api/v1/admin/directory/search': {
      value: {
        items: [
          { value: 'contoso.example\\e.kaya', name: 'Elif Kaya', account: 'e.kaya', location: ['contoso.example'] },
        ],
        more: false,
        unreachable: [],
      },
    },
    'POST /api/v1/admin/policies/{id}/directory-comparison': { value: createComparison(t) },
    'POST /api/v1/admin/policies/{id}/password-trials': { value: createTrial(t) },
  }
  const lists: FakeReplies = { 'GET /api/v1/admin/password-lists': { value: { items: createLists() } } }
  const upload = 'PUT /api/v1/admin/password-lists/{id}'
  return {
    'password-rules': {
      page: '#/password-rules',
      replies: { 'GET /api/v1/admin/policies': { value: { items: policyEntries } } },
    },
    'password-rules-of-policy': { page: '#/password-rules/executives', replies },
    'password-tried': { page: '#/password-rules/executives', replies },
    'password-rules-for-owners': {
      page: '#/password-rules/executives',
      replies: {
        ...replies,
        'POST /api/v1/admin/policies/{id}/directory-comparison': {
          value: {
            directories: [{ name: 'Elif Kaya', source: 'fine-grained', isUnknown: true, findings: [] }],
            unreachable: ['Contoso Branch'],
          },
        },
      },
      roles: ['policy-owner'],
    },
    'password-lists': { page: '#/password-rules/lists', replies: lists },
    'password-lists-for-auditors': { page: '#/password-rules/lists', replies: lists, roles: ['auditor'] },
    'password-list-history': {
      page: '#/password-rules/lists/dictionary/history',
      replies: {
        'GET /api/v1/admin/password-lists/{id}/versions': {
          value: {
            items: [
              { version: 3, action: 'restored', at, by: 'j.lindqvist@contoso.example' },
              { version: 2, action: 'imported', at: '2026-11-27T09:05:00.000Z', by: 'e.kaya@contoso.example' },
              { version: 1, action: 'imported', at: '2026-10-02T13:30:00.000Z' },
            ],
          },
        },
        'GET /api/v1/admin/password-lists/{id}/versions/{version}': {
          find: ({ params }) => ({ version: Number(params?.version), content: createListVersion(params?.version) }),
        },
      },
    },
    'password-list-sent': { page: '#/password-rules/lists', replies: lists },
    'password-list-refused': {
      page: '#/password-rules/lists',
      replies: {
        ...lists,
        [upload]: {
          problem: {
            code: 'settings-refused',
            text: t('errors.settings-refused'),
            problems: [{ path: '', code: 'list-not-text', text: t('problems.list-not-text', { line: 1 }) }],
          },
        },
      },
    },
    'password-list-cut-off': {
      page: '#/password-rules/lists',
      replies: { ...lists, [upload]: { problem: createUnreachable(t) } },
    },
    'password-list-removed': { page: '#/password-rules/lists', replies: lists },
  } satisfies Record<string, PageFixture>
}

function createComparison(t: Translator) {
  const limit = t('password-rules.length.name')
  const characters = (count: number) => t('password-rules.compare.characters', { count })
  const values = { limit, theirs: characters(14), own: characters(12) }
  return {
    directories: [
      {
        name: 'Contoso',
        source: 'domain',
        isUnknown: false,
        findings: [
          {
            about: 'length',
            verdict: 'directory-stricter',
            text: t('password-rules.compare.directory-stricter', values),
          },
          { about: 'complexity', verdict: 'own', text: t('password-rules.compare.complexity-own') },
          { about: 'history', verdict: 'theirs', text: t('password-rules.compare.history-always', { count: 24 }) },
        ],
      },
    ],
    unreachable: [],
  }
}

function createTrial(t: Translator) {
  const rule = (id: 'length' | 'own-name' | 'dictionary' | 'history', more: object) => ({
    id,
    name: t(`password-rules.${id}.name`),
    source: 'policy',
    isListMissing: false,
    ...more,
  })
  return {
    accepted: false,
    directory: 'Contoso',
    person: { displayName: 'Elif Kaya', policy: 'Default' },
    rules: [
      rule('length', {
        source: 'directory',
        text: t('rules.length', { min: 14 }),
        outcome: 'refused',
        reason: t('problems.password-length', { min: 14 }),
      }),
      rule('own-name', { text: t('rules.own-name'), outcome: 'accepted', source: 'directory' }),
      rule('dictionary', { text: t('rules.dictionary'), outcome: 'accepted', isListMissing: true }),
      rule('history', { text: t('rules.history', { count: 24 }), outcome: 'not-checked', source: 'directory' }),
    ],
  }
}

const at = '2026-11-28T16:40:00.000Z'

function createListVersion(version: string | undefined) {
  const held =
    version === '2'
      ? { entries: 12, bytes: 96, version: '90c1f4ab23d7e801' }
      : { entries: 5_020, bytes: 41_200, version: '2f7bd09c6a1e5540' }
  return { node: 'password-1', held }
}

function createLists() {
  const held = { bytes: 61_000_000, entries: 20_000_000, importedAt: at, importedBy: 'j.lindqvist@contoso.example' }
  return [
    {
      id: 'dictionary',
      node: 'password-1',
      maxBytes: 5_000_000,
      former: { bytes: 41_200, entries: 5_020, importedAt: '2026-10-02T13:30:00.000Z' },
      usedBy: [],
      nodes: [{ id: 'password-1', alive: true, current: false }],
    },
    {
      id: 'breached',
      node: 'password-1',
      held,
      usedBy: [
        { id: 'executives', name: 'Executives' },
        { id: 'default', name: 'Default' },
      ],
      nodes: [
        { id: 'password-1', alive: true, current: true, held },
        { id: 'password-2', alive: true, current: false, held: { ...held, entries: 17_000_000 } },
      ],
    },
  ]
}

/** As the server makes it, with two of the rules. */
const createForm = (t: Translator) => ({
  type: 'object',
  properties: {
    rules: {
      type: 'array',
      title: t('policies.rules'),
      description: t('policies.rules-hint'),
      items: {
        variants: [
          {
            properties: {
              id: { const: 'length', title: t('password-rules.length.name') },
              settings: {
                type: 'object',
                properties: { min: { type: 'integer', title: t('password-rules.fields.min') } },
              },
            },
          },
          { properties: { id: { const: 'breached', title: t('password-rules.breached.name') } } },
        ],
      },
    },
  },
})
