import type { Words } from '../languages/words.ts'

/** "Choose a new password – Contoso", or the page alone where the organisation is not known yet. */
export function documentTitle(words: Words, page: string, name: string | undefined): string {
  return name ? words('wizard.document-title', { page, name }) : page
}
