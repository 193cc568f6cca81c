import type { Context } from 'hono'
import { z } from 'zod'
import { getTranslator } from '../../../shared/languages/translator.ts'
import { toAnswerSchema } from '../../engine/answer-schema.ts'
import { administrationSettings, readAdministration } from '../../policies/administration.ts'
import { pinRoleGroups } from '../../policies/check-administrators.ts'
import { findUnknownDefaultDomain } from '../../policies/default-domain.ts'
import { toFindings } from '../../policies/findings.ts'
import { hideSecrets } from '../../policies/hide-secrets.ts'
import { prepareSecondFactorOffMails } from '../../policies/second-factor-off.ts'
import { settings } from '../../policies/settings.ts'
import { siteSettings } from '../../policies/site-settings.ts'
import { isAdministrator } from '../../policies/staff-roles.ts'
import type { Reader } from '../../store/database.ts'
import { listPolicies } from '../../store/management-policies.ts'
import { absentSetting, getSetting, putSetting } from '../../store/settings.ts'
import type { Json } from '../../web/administration/form/value.ts'
import { administratorsOnly, getActor, readers } from '../authorise.ts'
import { negotiateLanguage } from '../language.ts'
import { defineOperation, mount } from '../operation.ts'
import { getStaffMember } from '../require-session.ts'
import { formSchema } from '../step.ts'
import {
  type AdminServices,
  assertNoProblems,
  createChangeRecord,
  createVersion,
  defineResource,
  readIfMatch,
  withEtag,
  writeVersioned,
} from './resource.ts'
import { describeSettingFields, settingField } from './setting-fields.ts'

const path = '/api/v1/admin/settings/{name}'
const params = z.object({ name: z.object(settings).keyof() })
const caller = 'administrator'
const fields = z.record(z.string(), z.unknown())
const settingsReply = z.object({ name: z.string(), version: z.int(), settings: fields })

const list = defineOperation({
  id: 'listSettings',
  method: 'get',
  path: '/api/v1/admin/settings',
  summary: 'The names of all settings with their version, and their fields with what differs from the default',
  caller,
  roles: readers,
  status: 200,
  reply: z.object({
    items: z.array(
      z.object({
        name: z.string(),
        title: z.string(),
        text: z.string(),
        version: z.int(),
        fields: z.array(settingField),
      }),
    ),
  }),
})

const getForm = defineOperation({
  id: 'getSettingsForm',
  method: 'get',
  path: `${path}/form`,
  summary: 'The form of the settings of one name in the requested language, as JSON Schema with texts',
  caller,
  roles: readers,
  params,
  status: 200,
  reply: z.object({ name: z.string(), title: z.string(), text: z.string(), form: formSchema }),
})

const get = defineOperation({
  id: 'getSettings',
  method: 'get',
  path,
  summary: 'Settings of one name; version 0: never changed',
  caller,
  roles: readers,
  params,
  status: 200,
  reply: settingsReply,
})

const replace = defineOperation({
  id: 'replaceSettings',
  method: 'put',
  path,
  summary: 'Replaces the settings of one name; administrators cannot exclude themselves',
  caller,
  roles: administratorsOnly,
  params,
  body: fields,
  ifMatch: true,
  // A logo is a part of them.
  maxBodyBytes: 256 * 1024,
  status: 200,
  reply: settingsReply,
})

export const settingsResource = defineResource({
  operations: [list, getForm, get, replace],
  routes(app, services) {
    const { store, directory } = services

    mount(app, list, async (context) => {
      const language = negotiateLanguage(context)
      const loaded = await Promise.all(settingNames.map((name) => loadSettings(store.read, name)))
      const items = settingNames.map((name, index) => ({
        ...describeSettings(context, name),
        version: loaded[index]?.version ?? absentSetting,
        // What is stored is JSON.
        fields: describeSettingFields(settings[name], loaded[index]?.settings as Json | undefined, language),
      }))
      return context.reply({ items })
    })

    mount(app, getForm, (context, { params: { name } }) => {
      const form = toAnswerSchema(settings[name], getTranslator(negotiateLanguage(context)))
      return context.reply({ ...describeSettings(context, name), form })
    })

    mount(app, get, async (context, { params: { name } }) =>
      context.reply(withEtag(context, await loadSettings(store.read, name))),
    )

    mount(app, replace, async (context, { params: { name }, body }) => {
      // How staff sign in, and who they are, is for persons to change.
      if (name === 'administration' || name === 'staff') getStaffMember(context)
      const expectedVersion = readIfMatch(context)
      const parsed = settings[name].safeParse(body)
      if (!parsed.success) assertNoProblems(toFindings(parsed.error))
      const value = name === 'administration' ? await prepareRoles(services, context, body) : parsed.data
      if (name === 'site') assertNoProblems(findUnknownDefaultDomain(siteSettings.parse(body), directory.domains))
      const loadCurrent = () => loadSettings(store.read, name)
      const version = expectedVersion + 1
      const before = await getSetting(store.read, name)
      const by = getActor(context).displayName
      const change = { before: before?.value, after: value, by }
      const url = services.staffUrl
      const mail =
        name === 'staff' ? await prepareSecondFactorOffMails({ ...services, read: store.read, url }, change) : undefined
      await writeVersioned(services, {
        async write(tx) {
          const isWritten = await putSetting(tx, name, value, expectedVersion)
          if (isWritten) await mail?.(tx)
          return isWritten
        },
        record: () => createChangeRecord(context, { resource: 'settings', id: name, action: 'changed', version }),
        version: () =>
          createVersion(context, {
            resource: 'settings',
            id: name,
            action: 'changed',
            version,
            content: hideSecrets(settings[name], value),
            before: before && { version: before.version, content: hideSecrets(settings[name], before.value) },
          }),
        loadCurrent,
      })
      return context.reply(withEtag(context, await loadCurrent()))
    })
  },
})

/** Throws AppError `settings-refused` for groups that admit no one, policies that are not there, and a caller who would give up their own role. */
async function prepareRoles({ store, directory }: AdminServices, context: Context, body: object) {
  const typed = administrationSettings.parse(body)
  const groups = { now: typed, before: await readAdministration(store.read) }
  const { settings: pinned, problems } = await pinRoleGroups(directory, groups, context.req.raw.signal)
  const policies = new Set((await listPolicies(store.read)).map(({ id }) => id))
  const unknown = typed.policyOwners.flatMap(({ policy }, index) =>
    policies.has(policy) ? [] : [{ path: `policyOwners.${index}.policy`, code: 'policy-unknown' }],
  )
  assertNoProblems([...problems, ...unknown])
  if (!isAdministrator(getStaffMember(context), pinned, directory))
    assertNoProblems([{ path: 'groups', code: 'without-yourself' }])
  return pinned
}

type SettingName = keyof typeof settings
const settingNames = Object.keys(settings) as SettingName[]

function describeSettings(context: Context, name: SettingName) {
  const t = getTranslator(negotiateLanguage(context))
  return { name, title: t(`settings.${name}.title`), text: t(`settings.${name}.text`) }
}

async function loadSettings(reader: Reader, name: SettingName): Promise<z.output<typeof settingsReply>> {
  const stored = await getSetting(reader, name)
  const parsed = settings[name].safeParse(stored?.value ?? {})
  return { name, version: stored?.version ?? absentSetting, settings: parsed.data ?? {} }
}
