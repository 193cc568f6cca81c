import { translateFirst } from '../../../shared/languages/composed-keys.ts'
import { getTranslator } from '../../../shared/languages/translator.ts'
import { describeSuppliedText } from '../../notifications/supplied-text.ts'
import type { EditableTemplate } from '../../policies/editable-templates.ts'

/** What a mail is called: its supplied subject, and the workflow that it is for alone. */
export function describeTemplate({ template, workflow }: EditableTemplate, language: string) {
  const { subject } = describeSuppliedText(template, language, workflow)
  const workflowTitle =
    workflow && (translateFirst(getTranslator(language), [`workflows.${workflow}.name`]) ?? workflow)
  return { title: subject, ...(workflowTitle && { workflowTitle }) }
}
