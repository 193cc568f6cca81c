import type { Translator } from '../languages/translator.ts'

/** "Choose a new password – Contoso", or the page alone while the organisation is unknown. */
export function formatDocumentTitle(t: Translator, page: string, name: string | undefined): string {
  return name ? t('wizard.document-title', { page, name }) : page
}
