import type { Context } from 'hono'
import { z } from 'zod'
import { getTranslator } from '../../../shared/languages/translator.ts'
import { toAnswerSchema } from '../../engine/answer-schema.ts'
import { settings } from '../../policies/settings.ts'
import { absentSetting } from '../../store/settings.ts'
import type { Json } from '../../web/administration/form/value.ts'
import { administratorsOnly, readers } from '../authorise.ts'
import { negotiateLanguage } from '../language.ts'
import { defineOperation, mount } from '../operation.ts'
import { formSchema } from '../step.ts'
import { defineResource, readIfMatch, withEtag } from './resource.ts'
import { loadSettings, type SettingName, saveSettings } from './save-settings.ts'
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
    const { store } = services

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
      await saveSettings(services, context, { name, settings: body, expectedVersion: readIfMatch(context) })
      return context.reply(withEtag(context, await loadSettings(store.read, name)))
    })
  },
})

const settingNames = Object.keys(settings) as SettingName[]

function describeSettings(context: Context, name: SettingName) {
  const t = getTranslator(negotiateLanguage(context))
  return { name, title: t(`settings.${name}.title`), text: t(`settings.${name}.text`) }
}
