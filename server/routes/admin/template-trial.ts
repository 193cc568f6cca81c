import type { Context } from 'hono'
import { z } from 'zod'
import { AppError } from '../../../shared/errors.ts'
import { words } from '../../../shared/languages/words.ts'
import { firstWorded } from '../../engine/wording.ts'
import { readMailWords } from '../../notifications/mail-words.ts'
import type { MailOrder } from '../../notifications/notifications.ts'
import { isLanguageTag } from '../../notifications/own-wording.ts'
import { sampleValues } from '../../notifications/parameters.ts'
import { oneAddress, renderMail } from '../../notifications/rendering.ts'
import { languageOf } from '../language.ts'
import { defineOperation, mount } from '../operation.ts'
import { type AdminServices, administratorOf, changeBy, defineResource } from './resource.ts'
import { readWordings, wordedOf } from './template-names.ts'

const path = '/api/v1/admin/templates/{id}'
const caller = 'administrator'
const largestBody = 4 * 1024 * 1024
const errors = ['sign-in-required', 'forbidden', 'csrf-refused', 'not-found', 'settings-refused'] as const

const body = z.strictObject({
  /** Of the reader; the administrator's own, if not said. */
  language: z.string().max(35).refine(isLanguageTag, 'language-code').optional(),
  /** Words that are not saved yet; without them those that hold. */
  wordings: z.record(z.string(), z.unknown()).optional(),
})

const previewed = defineOperation({
  ...{ id: 'previewTemplate', method: 'post', path: `${path}/preview`, caller, status: 200, largestBody, body },
  summary: 'The mail as a reader of that language gets it, with sample values; nothing is saved or sent',
  reply: z.object({ language: z.string(), subject: z.string(), text: z.string(), html: z.string().optional() }),
  errors: [...errors],
})

const tested = defineOperation({
  ...{ id: 'testTemplate', method: 'post', path: `${path}/test`, caller, status: 200, largestBody, body },
  summary: 'Sends the mail with sample values to whoever asks, and to nobody else',
  reply: z.object({ to: z.string() }),
  errors: [...errors],
})

export const templateTrialResource = defineResource({
  operations: [previewed, tested],
  routes(app, services) {
    const { store, notifications, audit } = services

    mount(app, previewed, async (context, sent) => {
      const { order } = await sampleOrder(services, context, { ...sent, to: 'preview@example.com' })
      const { to: _, ...mail } = renderMail(order, { words: await readMailWords(store.read, order) })
      return context.json(mail)
    })

    mount(app, tested, async (context, sent) => {
      const address = oneAddress.safeParse(administratorOf(context).mail)
      if (!address.success) {
        throw new AppError('settings-refused', { problems: [{ path: '', code: 'address-missing' }] })
      }
      const { id, order } = await sampleOrder(services, context, { ...sent, to: address.data })
      await store.transaction(async (tx) => {
        await notifications.enqueue(tx, order)
        await audit.append(tx, { ...changeBy(context, { resource: 'template', id }), event: 'mail-tested' })
      })
      return context.json({ to: address.data })
    })
  },
})

async function sampleOrder(
  { store, url }: AdminServices,
  context: Context,
  { to, language = languageOf(context), wordings }: z.output<typeof body> & { to: string },
): Promise<{ id: string; order: MailOrder }> {
  const worded = await wordedOf(store.read, context)
  const { id, template, workflow } = worded
  const samples = sampleValues(template, { url, now: new Date() })
  const about = String(workflow ?? samples.workflow)
  const task = firstWorded(words(language), [`workflows.${about}.name`]) ?? about
  const values = {
    ...samples,
    ...('workflow' in samples && { workflow: about }),
    ...('task' in samples && { task }),
  }
  const own = wordings && readWordings(worded, wordings)
  return { id, order: { to, template: template.id, language, values, own } }
}
