import { loadMailTexts } from '../../notifications/mail-texts.ts'
import type { MailOrder } from '../../notifications/notifications.ts'
import { listParameters } from '../../notifications/parameters.ts'
import { renderMail } from '../../notifications/rendering.ts'
import { templates } from '../../notifications/templates/index.ts'
import type { AdminServices } from './resource.ts'

/** Subject and text as the reader gets them, with every secret masked; nothing when the values are erased. */
export async function renderMasked(
  { store }: Pick<AdminServices, 'store'>,
  order: MailOrder,
): Promise<{ subject?: string; text?: string }> {
  const template = templates.find(({ id }) => id === order.template)
  const secret = new Set(template && listParameters(template).flatMap((one) => (one.secret ? [one.name] : [])))
  const values = Object.fromEntries(
    Object.entries(order.values).map(([name, value]) => [name, secret.has(name) ? '••••••' : value]),
  )
  const masked = { ...order, values }
  try {
    const { subject, text } = renderMail(masked, { texts: await loadMailTexts(store.read, masked) })
    return { subject, text }
  } catch {
    return {}
  }
}
