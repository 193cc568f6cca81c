import type { MessageKey } from '../../../../shared/languages/keys.ts'
import type { Translator } from '../../../../shared/languages/translator.ts'
import type { FakeReplies } from './fake-api.ts'
import type { PageFixture } from './page-fixture.ts'

const names = ['branding', 'mail', 'site', 'staff'] as const

/** All settings together: found, compared with the default, and as one document with the rest of the configuration. */
export function createSettingsStates(t: Translator) {
  const notFound = { code: 'not-found', text: t('errors.not-found') }
  const createField = (name: string, path: string, label: string, more: object = {}) => {
    const key = `settings.${name}.${label}` as MessageKey
    const none = t('administration.none')
    return {
      path,
      title: t(key),
      text: t(`${key}-hint` as MessageKey),
      otherWords: '',
      isDefault: true,
      value: none,
      default: none,
      ...more,
    }
  }
  const fields: Record<(typeof names)[number], object[]> = {
    branding: [
      createField('branding', 'logo', 'logo', { isDefault: false, value: t('administration.a-picture') }),
      createField('branding', 'colour', 'colour', { isDefault: false, value: '#0b6e4f' }),
    ],
    mail: [createField('mail', 'defaultLanguage', 'defaultLanguage', { value: 'en', default: 'en' })],
    site: [
      createField('site', 'support', 'support', { isDefault: false, value: 'Helpdesk, +44 20 7946 0100' }),
      createField('site', 'helpdeskSearch.minCharacters', 'minCharacters', {
        isDefault: false,
        title: `${t('settings.site.helpdeskSearch')} · ${t('settings.site.minCharacters')}`,
        value: '3',
        default: '2',
      }),
    ],
    staff: [createField('staff', 'secondFactor', 'secondFactor')],
  }
  const listed = names.map((name) => ({
    name,
    title: t(`settings.${name}.title`),
    text: t(`settings.${name}.text`),
    version: name === 'mail' ? 0 : 3,
    fields: fields[name],
  }))
  const variable = {
    name: 'LATCHKEY_DIRECTORY',
    meaning: 'or one or more `ldaps://host[:port]`, or one DNS domain whose controllers are looked up',
    isSecret: false,
    isSet: true,
    value: 'ldaps://dc1.contoso.example',
  }
  const password = { name: 'LATCHKEY_DIRECTORY_BIND_PASSWORD', meaning: 'its password', isSecret: true, isSet: true }
  const replies: FakeReplies = {
    'GET /api/v1/admin/settings': { value: { items: listed } },
    'GET /api/v1/admin/environment': { value: { items: [variable, password] } },
    'GET /api/v1/admin/settings/{name}': { value: { name: 'site', version: 3, settings: { support: '4711' } } },
    'PUT /api/v1/admin/settings/{name}': { value: { name: 'site', version: 4, settings: {} } },
  }
  const parameters = createParameters(t)
  const unchanged = listed.map((one) => ({ ...one, fields: [] }))
  const comparison = createComparison(t)
  const compared: FakeReplies = { 'POST /api/v1/admin/configuration/comparison': { value: comparison } }
  const refusedFile = {
    ...comparison,
    changes: [],
    warnings: [],
    problems: [
      { path: 'settings.site.nmae', line: 5, code: 'field-unknown', text: t('findings.field-unknown') },
      { path: 'settings.site.pages.0', line: 7, code: 'origin-invalid', text: t('findings.origin-invalid') },
    ],
  }
  const problem = { code: 'changed-meanwhile', text: t('errors.changed-meanwhile') }
  return {
    'settings-list': { page: '#/settings', replies },
    'settings-found': { page: '#/settings?find=site', replies },
    'settings-found-in-environment': { page: '#/settings?find=bind_password', replies },
    'settings-differences': { page: '#/settings/differences', replies },
    'settings-set-back': { page: '#/settings/differences', replies },
    'settings-as-supplied': {
      page: '#/settings/differences',
      replies: { ...replies, 'GET /api/v1/admin/settings': { value: { items: unchanged } } },
    },
    'configuration-parameters': { page: '#/settings/configuration-parameters', replies: parameters },
    'configuration-parameters-found': { page: '#/settings/configuration-parameters?find=search', replies: parameters },
    'configuration-parameters-form': { page: '#/settings/parameters', replies: createParametersForm(t) },
    'settings-environment': { page: '#/settings/environment', replies },
    configuration: { page: '#/settings/configuration', replies: {} },
    'configuration-compared': { page: '#/settings/configuration', replies: compared },
    'configuration-applied': {
      page: '#/settings/configuration',
      replies: { ...compared, 'PUT /api/v1/admin/configuration': { value: comparison } },
    },
    'configuration-changed-meanwhile': {
      page: '#/settings/configuration',
      replies: { ...compared, 'PUT /api/v1/admin/configuration': { problem } },
    },
    'configuration-refused': {
      page: '#/settings/configuration',
      replies: { 'POST /api/v1/admin/configuration/comparison': { value: refusedFile } },
    },
    'settings-not-found': {
      page: '#/settings/nothing',
      replies: {
        'GET /api/v1/admin/settings/{name}/form': { problem: notFound },
        'GET /api/v1/admin/settings/{name}': { problem: notFound },
      },
    },
    'configuration-too-large': { page: '#/settings/configuration', replies: compared },
  } satisfies Record<string, PageFixture>
}

function createParameters(t: Translator): FakeReplies {
  const none = t('administration.none')
  const createParameter = (path: string, more: object = {}) => ({
    path,
    text: t(`settings.parameters.${path.split(' | ').at(-1)}-hint` as MessageKey),
    otherWords: '',
    value: none,
    default: none,
    isDefault: true,
    isReadOnly: false,
    ...more,
  })
  const authenticator = 'QER | Person | PasswordResetAuthenticator'
  const items = [
    createParameter('EnablePasswordProfileLogin', { value: t('administration.yes') }),
    createParameter(`${authenticator} | ApplicationToken`, {
      isDefault: false,
      isReadOnly: true,
      value: t('administration.a-secret'),
    }),
    createParameter(`${authenticator} | SearchColumn`, { isDefault: false, value: 'CN|SamAccountName' }),
    createParameter(`${authenticator} | SearchTable`, { isDefault: false, value: 'ADSAccount' }),
    createParameter('QER | Person | UseCentralPassword', { value: t('administration.no') }),
    createParameter('QER | Person | UseCentralPassword | PermanentStore', { value: t('administration.no') }),
  ]
  return { 'GET /api/v1/admin/configuration-parameters': { value: { version: 3, items } } }
}

function createParametersForm(t: Translator): FakeReplies {
  const authenticator = 'QER | Person | PasswordResetAuthenticator'
  const properties = Object.fromEntries(
    (['SearchTable', 'SearchColumn', 'EnabledBy'] as const).map((name) => [
      `${authenticator} | ${name}`,
      { type: 'string', title: `${authenticator} | ${name}`, description: t(`settings.parameters.${name}-hint`) },
    ]),
  )
  const described = { title: t('settings.parameters.title'), text: t('settings.parameters.text') }
  const settings = { [`${authenticator} | SearchTable`]: 'ADSAccount' }
  return {
    'GET /api/v1/admin/settings/{name}/form': {
      value: { name: 'parameters', ...described, form: { type: 'object', properties } },
    },
    'GET /api/v1/admin/settings/{name}': { value: { name: 'parameters', version: 3, settings } },
  }
}

function createComparison(t: Translator) {
  const none = t('administration.none')
  return {
    version: 42,
    problems: [],
    warnings: [
      {
        path: 'policies.0.userScope.include.groups.0',
        line: 3,
        code: 'group-unknown',
        text: t('findings.group-unknown', { name: 'Branch Staff' }),
      },
    ],
    changes: [
      {
        resource: 'policy',
        id: 'branches',
        name: 'Branch offices',
        action: 'changed',
        parts: [
          {
            title: t('policies.newMethodHours'),
            before: t('administration.duration', { count: 1, unit: 'days' }),
            after: t('administration.duration', { count: 36, unit: 'hours' }),
          },
        ],
      },
      {
        resource: 'settings',
        id: 'site',
        name: t('settings.site.title'),
        action: 'changed',
        parts: [{ title: t('settings.site.support'), before: none, after: 'Helpdesk, extension 4711' }],
      },
      { resource: 'workflow', id: 'branches/open-my-account', name: 'Open my account', action: 'deleted', parts: [] },
    ],
  }
}
