import type { Context } from 'hono'
import { z } from 'zod'
import { AppError } from '../../../shared/errors.ts'
import { catalogues } from '../../../shared/languages/words.ts'
import { settingOf, storedWordings } from '../../notifications/mail-words.ts'
import { ownWording } from '../../notifications/own-wording.ts'
import { parametersOf } from '../../notifications/parameters.ts'
import { suppliedText } from '../../notifications/supplied-text.ts'
import { listSettings, putSetting } from '../../store/settings.ts'
import { defineOperation, mount, readQuery } from '../operation.ts'
import {
  type AdminServices,
  changeBy,
  changedMeanwhile,
  defineResource,
  expectedVersion,
  pageOf,
  pageQuery,
  pageThrough,
  versioned,
} from './resource.ts'
import { readWordings, storedWords, type Worded, wordedOf, wordedTemplates } from './template-names.ts'

const path = '/api/v1/admin/templates'
const one = `${path}/{id}`
const caller = 'administrator'
/** Every language there is, in long mails. */
const largestBody = 4 * 1024 * 1024

const identity = { id: z.string(), template: z.string(), workflow: z.string().optional(), version: z.int() }
const listItem = z.object({ ...identity, languages: z.array(z.string()) })
const parameter = z.object({
  name: z.string(),
  kind: z.enum(['text', 'number', 'moment', 'link']),
  secret: z.boolean(),
  choice: z.array(z.string()).optional(),
})
const words = z.object({ subject: z.string(), text: z.string() })
const reply = z.object({
  ...identity,
  /** Secret ones are shown by the mail itself and refused in own words. */
  parameters: z.array(parameter),
  supplied: z.record(z.string(), words),
  own: z.record(z.string(), ownWording),
})

const listed = defineOperation({
  ...{ id: 'listTemplates', method: 'get', path, caller, status: 200, query: pageQuery },
  summary:
    'Mail templates: one for each kind of mail, and one for each workflow of those about workflows; languages with own words',
  reply: pageOf(listItem),
  errors: ['sign-in-required', 'forbidden'],
})

const read = defineOperation({
  ...{ id: 'getTemplate', method: 'get', path: one, caller, status: 200 },
  summary:
    'One template: its parameters, the supplied words and the own ones by language; version 0: nobody wrote any yet',
  reply,
  errors: ['sign-in-required', 'forbidden', 'not-found'],
})

const replaced = defineOperation({
  ...{ id: 'replaceTemplate', method: 'put', path: one, caller, status: 200, ifMatch: true, largestBody },
  summary: 'Own words by language (BCP 47); a language that is not named reads as supplied',
  body: z.strictObject({ wordings: z.record(z.string(), z.unknown()) }),
  reply,
  errors: [
    ...(['sign-in-required', 'forbidden', 'csrf-refused', 'not-found'] as const),
    ...(['precondition-required', 'changed-meanwhile', 'settings-refused'] as const),
  ],
})

const reset = defineOperation({
  ...{ id: 'resetTemplate', method: 'delete', path: one, caller, status: 200, ifMatch: true },
  summary: 'Takes all own words back: the supplied ones hold again',
  reply,
  errors: [
    ...(['sign-in-required', 'forbidden', 'csrf-refused', 'not-found'] as const),
    ...(['precondition-required', 'changed-meanwhile'] as const),
  ],
})

export const templatesResource = defineResource({
  operations: [listed, read, replaced, reset],
  routes(app, services) {
    const { store } = services

    mount(app, listed, async (context) => {
      const page = pageThrough(await wordedTemplates(store.read), ({ id }) => id, readQuery(context, pageQuery))
      const stored = await listSettings(store.read, settingOf(''))
      const items = page.items.map(({ id, template, workflow }) => {
        const { value = null, version = 0 } = stored.get(settingOf(id)) ?? {}
        const languages = Object.keys(storedWordings.parse(value) ?? {}).sort()
        return { id, template: template.id, workflow, version, languages }
      })
      return context.json({ ...page, items })
    })

    mount(app, read, async (context) =>
      versioned(context, await replyOf(services, await wordedOf(store.read, context))),
    )

    mount(app, replaced, async (context, { wordings }) => {
      const worded = await wordedOf(store.read, context)
      const own = readWordings(worded, wordings)
      if (Object.keys(own).length === 0) {
        throw new AppError('settings-refused', { problems: [{ path: 'wordings', code: 'words-missing' }] })
      }
      return save(services, context, worded, { own, action: 'changed' })
    })

    mount(app, reset, async (context) =>
      save(services, context, await wordedOf(store.read, context), { own: null, action: 'reset' }),
    )
  },
})

async function save(
  services: AdminServices,
  context: Context,
  worded: Worded,
  { own, action }: { own: object | null; action: string },
): Promise<Response> {
  const { store, audit } = services
  const { id } = worded
  const expected = expectedVersion(context)
  const isWritten = await store.transaction(async (tx) => {
    if (!(await putSetting(tx, settingOf(id), own, expected))) return false
    await audit.append(tx, changeBy(context, { resource: 'template', id, action, version: expected + 1 }))
    return true
  })
  const now = await replyOf(services, worded)
  return isWritten ? versioned(context, now) : changedMeanwhile(context, now)
}

async function replyOf({ store }: AdminServices, { id, template, workflow }: Worded): Promise<z.output<typeof reply>> {
  const { own, version } = await storedWords(store.read, id)
  const supplied = Object.keys(catalogues).map((language) => [language, suppliedText(template, language, workflow)])
  return {
    ...{ id, template: template.id, workflow, version },
    parameters: parametersOf(template).map(({ choice, ...rest }) => ({
      ...rest,
      ...(choice && { choice: [...choice] }),
    })),
    supplied: Object.fromEntries(supplied),
    own: own ?? {},
  }
}
