import type { Context } from 'hono'
import { z } from 'zod'
import { AppError } from '../../../shared/errors.ts'
import { catalogues, getTranslator } from '../../../shared/languages/translator.ts'
import { toAnswerSchema } from '../../engine/answer-schema.ts'
import { settingName, storedOverrides } from '../../notifications/mail-texts.ts'
import { listParameters } from '../../notifications/parameters.ts'
import { describeSuppliedText } from '../../notifications/supplied-text.ts'
import { textOverride } from '../../notifications/text-override.ts'
import {
  type EditableTemplate,
  listEditableTemplates,
  loadEditableTemplate,
  loadStoredWordings,
  parseWordings,
} from '../../policies/editable-templates.ts'
import { listSettings, putSetting } from '../../store/settings.ts'
import { administratorsOnly, readers } from '../authorise.ts'
import { negotiateLanguage } from '../language.ts'
import { defineOperation, mount } from '../operation.ts'
import { formSchema } from '../step.ts'
import { describeTemplate } from './describe-template.ts'
import {
  type AdminServices,
  createChangeRecord,
  createVersion,
  defineResource,
  pageQuery,
  pageReply,
  paginate,
  readIfMatch,
  withEtag,
  writeVersioned,
} from './resource.ts'

const path = '/api/v1/admin/templates'
const caller = 'administrator'

const identity = { id: z.string(), template: z.string(), workflow: z.string().optional(), version: z.int() }
const mailText = z.object({ subject: z.string(), text: z.string() })
const templateReply = z.object({
  ...identity,
  parameters: z
    .array(
      z.object({
        name: z.string(),
        kind: z.enum(['text', 'number', 'moment', 'link']),
        secret: z.boolean(),
        choice: z.array(z.string()).optional(),
      }),
    )
    .describe('The mail shows secret ones itself; own texts may not use them'),
  supplied: z.record(z.string(), mailText),
  own: z.record(z.string(), textOverride),
})

const titled = {
  ...identity,
  title: z.string().describe('The supplied subject, with … for what differs from mail to mail'),
  workflowTitle: z.string().optional().describe('Of the task that it is about'),
}

const list = defineOperation({
  id: 'listTemplates',
  method: 'get',
  path,
  summary:
    'Mail templates: one per kind of mail, and one per workflow where the mail is about a workflow; with the languages of own texts',
  caller,
  roles: readers,
  query: pageQuery,
  status: 200,
  reply: pageReply(z.object({ ...titled, languages: z.array(z.string()) })),
})

const get = defineOperation({
  id: 'getTemplate',
  method: 'get',
  path: `${path}/{id}`,
  summary: 'One template: its parameters, the supplied and the own texts by language; version 0: never changed',
  caller,
  roles: readers,
  status: 200,
  reply: templateReply,
  errors: ['not-found'],
})

const getForm = defineOperation({
  id: 'getTemplateForm',
  method: 'get',
  path: `${path}/{id}/form`,
  summary:
    'The form of own texts in the requested language, as JSON Schema with texts: a group for each language of the program',
  caller,
  roles: readers,
  status: 200,
  reply: z.object({ title: z.string(), text: z.string(), form: formSchema }),
  errors: ['not-found'],
})

const replace = defineOperation({
  id: 'replaceTemplate',
  method: 'put',
  path: `${path}/{id}`,
  summary: 'Own texts by language (BCP 47); a language that is left out keeps the supplied text',
  caller,
  roles: administratorsOnly,
  body: z.strictObject({ wordings: z.record(z.string(), z.unknown()) }),
  /** Every language there is, in long mails. */
  maxBodyBytes: 4 * 1024 * 1024,
  ifMatch: true,
  status: 200,
  reply: templateReply,
  errors: ['not-found'],
})

const reset = defineOperation({
  id: 'resetTemplate',
  method: 'delete',
  path: `${path}/{id}`,
  summary: 'Removes all own texts, so that the supplied ones apply',
  caller,
  roles: administratorsOnly,
  ifMatch: true,
  status: 200,
  reply: templateReply,
  errors: ['not-found'],
})

export const templatesResource = defineResource({
  operations: [list, get, getForm, replace, reset],
  routes(app, services) {
    const { store, policies } = services

    mount(app, list, async (context, { query }) => {
      const page = paginate(await listEditableTemplates(policies), ({ id }) => id, query)
      const stored = await listSettings(store.read, settingName(''))
      const language = negotiateLanguage(context)
      const items = page.items.map((editable) => {
        const { id, template, workflow } = editable
        const { value = null, version = 0 } = stored.get(settingName(id)) ?? {}
        const languages = Object.keys(storedOverrides.parse(value) ?? {}).sort()
        return { id, template: template.id, workflow, version, languages, ...describeTemplate(editable, language) }
      })
      return context.reply({ ...page, items })
    })

    mount(app, get, async (context, { params: { id } }) => {
      const template = await loadEditableTemplate(policies, id)
      return context.reply(withEtag(context, await loadTemplateReply(services, template)))
    })

    mount(app, getForm, async (context, { params: { id } }) => {
      const template = await loadEditableTemplate(policies, id)
      const language = negotiateLanguage(context)
      const t = getTranslator(language)
      const { title, workflowTitle } = describeTemplate(template, language)
      const heading = workflowTitle === undefined ? title : `${title} · ${workflowTitle}`
      return context.reply({ title: heading, text: t('mail.own.page'), form: toAnswerSchema(ownTexts, t) })
    })

    mount(app, replace, async (context, { params: { id }, body: { wordings } }) => {
      const template = await loadEditableTemplate(policies, id)
      const own = parseWordings(template, wordings)
      if (Object.keys(own).length === 0) {
        throw new AppError('settings-refused', { problems: [{ path: 'wordings', code: 'words-missing' }] })
      }
      return context.reply(await saveWordings(services, context, template, { own, action: 'changed' }))
    })

    mount(app, reset, async (context, { params: { id } }) => {
      const template = await loadEditableTemplate(policies, id)
      return context.reply(await saveWordings(services, context, template, { own: null, action: 'reset' }))
    })
  },
})

/** Texts of a template in the languages of the program, each of which may be left out. */
const ownTexts = z.strictObject(
  Object.fromEntries(
    Object.keys(catalogues).map((language) => [
      language,
      textOverride.optional().meta({ label: nameLanguage(language) }),
    ]),
  ),
)

/** A language in itself. */
function nameLanguage(language: string): string {
  return new Intl.DisplayNames(language, { type: 'language' }).of(language) ?? language
}

async function saveWordings(
  services: AdminServices,
  context: Context,
  template: EditableTemplate,
  { own, action }: { own: object | null; action: 'changed' | 'reset' },
) {
  const { id } = template
  const expectedVersion = readIfMatch(context)
  const version = expectedVersion + 1
  const before = await loadStoredWordings(services.store.read, id)
  const loadCurrent = () => loadTemplateReply(services, template)
  await writeVersioned(services, {
    write: (tx) => putSetting(tx, settingName(id), own, expectedVersion),
    record: () => createChangeRecord(context, { resource: 'template', id, action, version }),
    version: () =>
      createVersion(context, {
        resource: 'template',
        id,
        action,
        version,
        content: own,
        before: { version: before.version, content: before.own },
      }),
    loadCurrent,
  })
  return withEtag(context, await loadCurrent())
}

async function loadTemplateReply(
  { store }: AdminServices,
  { id, template, workflow }: EditableTemplate,
): Promise<z.output<typeof templateReply>> {
  const { own, version } = await loadStoredWordings(store.read, id)
  const languages = Object.keys(catalogues)
  return {
    id,
    template: template.id,
    workflow,
    version,
    parameters: listParameters(template).map(({ choice, ...rest }) => ({ ...rest, choice: choice && [...choice] })),
    supplied: Object.fromEntries(
      languages.map((language) => [language, describeSuppliedText(template, language, workflow)]),
    ),
    own: own ?? {},
  }
}
