import { z } from 'zod'
import { AppError } from '../../../shared/errors.ts'
import { translateFirst } from '../../../shared/languages/composed-keys.ts'
import { getTranslator } from '../../../shared/languages/translator.ts'
import { loadBranding } from '../../branding/branding.ts'
import { toDataUrl } from '../../branding/logo.ts'
import { oneAddress } from '../../directory/mail-address.ts'
import { logoId } from '../../notifications/html.ts'
import { loadMailTexts } from '../../notifications/mail-texts.ts'
import type { MailOrder } from '../../notifications/notifications.ts'
import { createSampleValues } from '../../notifications/parameters.ts'
import { renderMail } from '../../notifications/rendering.ts'
import { isLanguageTag } from '../../notifications/text-override.ts'
import { loadEditableTemplate, parseWordings } from '../../policies/editable-templates.ts'
import { administratorsOnly, readers } from '../authorise.ts'
import { negotiateLanguage } from '../language.ts'
import { defineOperation, mount } from '../operation.ts'
import { findStaff } from '../require-session.ts'
import { type AdminServices, createChangeRecord, defineResource } from './resource.ts'

const path = '/api/v1/admin/templates/{id}'
const caller = 'administrator'
const maxBodyBytes = 4 * 1024 * 1024

const body = z.strictObject({
  language: z
    .string()
    .max(35)
    .refine(isLanguageTag, 'language-code')
    .optional()
    .describe('Of the reader; the language of the request if absent'),
  wordings: z
    .record(z.string(), z.unknown())
    .optional()
    .describe('Texts that are not saved yet; absent: the saved ones'),
})

const previewBody = body.extend({
  message: z.string().trim().max(2_000).optional().describe('Of a mail of a bulk operation, which has one'),
})

const preview = defineOperation({
  id: 'previewTemplate',
  method: 'post',
  path: `${path}/preview`,
  summary: 'The mail with sample values as a reader of that language gets it; nothing is saved or sent',
  caller,
  roles: readers,
  maxBodyBytes,
  body: previewBody,
  status: 200,
  reply: z.object({ language: z.string(), subject: z.string(), text: z.string(), html: z.string().optional() }),
  errors: ['not-found'],
})

const test = defineOperation({
  id: 'testTemplate',
  method: 'post',
  path: `${path}/test`,
  summary: 'Sends the mail with sample values to the caller only',
  caller,
  roles: administratorsOnly,
  maxBodyBytes,
  body,
  status: 200,
  reply: z.object({ to: z.string() }),
  errors: ['not-found'],
})

export const templatePreviewResource = defineResource({
  operations: [preview, test],
  routes(app, services) {
    const { store, notifications, audit } = services

    mount(app, preview, async (context, { params: { id }, body: { language, wordings, message } }) => {
      const reader = language ?? negotiateLanguage(context)
      const sample = { to: 'preview@example.com', language: reader, wordings, message }
      const order = await createSampleOrder(services, id, sample)
      const branding = await loadBranding(store.read)
      const mail = renderMail(order, { texts: await loadMailTexts(store.read, order), branding })
      const { language: written, subject, text, html, logo } = mail
      // A page has no parts of the mail; there the logo is in its address.
      const shown = logo ? html?.replace(`cid:${logoId}`, toDataUrl(logo)) : html
      return context.reply({ language: written, subject, text, html: shown })
    })

    mount(app, test, async (context, { params: { id }, body: { language, wordings } }) => {
      const { data: to } = oneAddress.safeParse(findStaff(context)?.person.mail)
      if (to === undefined)
        throw new AppError('settings-refused', { problems: [{ path: '', code: 'address-missing' }] })
      const reader = language ?? negotiateLanguage(context)
      const order = await createSampleOrder(services, id, { to, language: reader, wordings })
      await store.transaction(async (tx) => {
        await notifications.enqueue(tx, order)
        await audit.append(tx, { ...createChangeRecord(context, { resource: 'template', id }), event: 'mail-tested' })
      })
      return context.reply({ to })
    })
  },
})

async function createSampleOrder(
  { policies, url }: AdminServices,
  id: string,
  {
    to,
    language,
    wordings,
    message,
  }: { to: string; language: string; wordings?: Record<string, unknown>; message?: string },
): Promise<MailOrder> {
  const editable = await loadEditableTemplate(policies, id)
  const { template } = editable
  const samples = createSampleValues(template, { url, now: new Date() })
  const workflow = String(editable.workflow ?? samples.workflow)
  const task = translateFirst(getTranslator(language), [`workflows.${workflow}.name`]) ?? workflow
  const values = {
    ...samples,
    ...('workflow' in samples && { workflow }),
    ...('task' in samples && { task }),
    ...('message' in samples && message !== undefined && { message }),
  }
  return { to, template: template.id, language, values, own: wordings && parseWordings(editable, wordings) }
}
