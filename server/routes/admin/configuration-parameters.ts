import type { Context } from 'hono'
import { z } from 'zod'
import { catalogues, getTranslator } from '../../../shared/languages/translator.ts'
import { applicationTokenPath, isApplicationTokenSet } from '../../authentication/application-token.ts'
import { configurationParameters } from '../../authentication/parameters/configuration-parameters.ts'
import type { Reader } from '../../store/database.ts'
import type { Json } from '../../web/administration/form/value.ts'
import { administratorsOnly, readers } from '../authorise.ts'
import { negotiateLanguage } from '../language.ts'
import { defineOperation, mount } from '../operation.ts'
import { defineResource, readIfMatch, withEtag } from './resource.ts'
import { loadSettings, saveSettings } from './save-settings.ts'
import { describeSettingFields, settingField } from './setting-fields.ts'

const path = '/api/v1/admin/configuration-parameters'
const caller = 'administrator'
const params = z.object({ path: configurationParameters.keyof() })

const parameterReply = z.object({
  path: z.string(),
  version: z.int().describe('Of all configuration parameters together'),
  value: z.unknown().describe('Absent: not set'),
})

const list = defineOperation({
  id: 'listConfigurationParameters',
  method: 'get',
  path,
  summary: 'Every configuration parameter by its full path, with its help, its value and its default',
  caller,
  roles: readers,
  status: 200,
  reply: z.object({
    version: z.int(),
    items: z.array(
      settingField
        .omit({ title: true })
        .extend({
          isReadOnly: z
            .boolean()
            .describe('It is changed by a command of the server only; its value says whether it is set'),
        }),
    ),
  }),
})

const get = defineOperation({
  id: 'getConfigurationParameter',
  method: 'get',
  path: `${path}/{path}`,
  summary: 'The value of one configuration parameter',
  caller,
  roles: readers,
  params,
  status: 200,
  reply: parameterReply,
})

const replace = defineOperation({
  id: 'replaceConfigurationParameter',
  method: 'put',
  path: `${path}/{path}`,
  summary: 'Sets one configuration parameter; without a value its default holds again',
  caller,
  roles: administratorsOnly,
  params,
  body: z.strictObject({ value: z.unknown().optional() }),
  ifMatch: true,
  status: 200,
  reply: parameterReply,
})

/** They are the settings `parameters`: their form, their versions and what is checked are those of every setting. */
export const configurationParametersResource = defineResource({
  operations: [list, get, replace],
  routes(app, services) {
    const { store } = services

    mount(app, list, async (context) => {
      const { version, settings } = await loadSettings(store.read, 'parameters')
      // What is stored is JSON.
      const fields = describeSettingFields(configurationParameters, settings as Json, negotiateLanguage(context))
      const items = fields.map(({ title: _, ...field }) => ({ ...field, isReadOnly: false }))
      const token = await describeToken(context, store.read)
      return context.reply({
        version,
        items: [...items, token].toSorted((one, other) => (one.path < other.path ? -1 : 1)),
      })
    })

    mount(app, get, async (context, { params }) =>
      context.reply(withEtag(context, await load(store.read, params.path))),
    )

    mount(app, replace, async (context, { params: { path }, body: { value } }) => {
      const expectedVersion = readIfMatch(context)
      const { [path]: _, ...others } = (await loadSettings(store.read, 'parameters')).settings
      const settings = value === undefined ? others : { ...others, [path]: value }
      await saveSettings(services, context, { name: 'parameters', settings, expectedVersion })
      return context.reply(withEtag(context, await load(store.read, path)))
    })
  },
})

async function load(reader: Reader, path: string): Promise<z.output<typeof parameterReply>> {
  const { version, settings } = await loadSettings(reader, 'parameters')
  return { path, version, value: settings[path] }
}

async function describeToken(context: Context, reader: Reader) {
  const t = getTranslator(negotiateLanguage(context))
  const none = t('administration.none')
  const help = 'settings.parameters.ApplicationToken-hint'
  const isSet = await isApplicationTokenSet(reader)
  return {
    path: applicationTokenPath,
    text: t(help),
    otherWords: Object.keys(catalogues)
      .map((code) => getTranslator(code)(help))
      .join(' '),
    isDefault: !isSet,
    value: isSet ? t('administration.a-secret') : none,
    default: none,
    isReadOnly: true,
  }
}
