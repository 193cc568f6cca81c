import { translateFirst } from '../../../shared/languages/composed-keys.ts'
import { getTranslator } from '../../../shared/languages/translator.ts'
import { describeSuppliedText } from '../../notifications/supplied-text.ts'
import type { EditableTemplate } from '../../policies/editable-templates.ts'

/** What a mail is called: its supplied subject without what differs from mail to mail, and the workflow that it is for alone. */
export function describeTemplate({ template, workflow }: EditableTemplate, language: string) {
  const t = getTranslator(language)
  const { subject } = describeSuppliedText(template, language, workflow)
  const workflowTitle = workflow && (translateFirst(t, [`workflows.${workflow}.name`]) ?? workflow)
  const named = workflowTitle ? subject.replaceAll('{workflow}', t('mail.own.task', { name: workflowTitle })) : subject
  return { title: named.replaceAll(/\{\w+\}/g, '…'), ...(workflowTitle && { workflowTitle }) }
}
