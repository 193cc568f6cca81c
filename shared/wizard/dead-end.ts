import type { WizardPage } from './page.ts'

/** A page that only says something: it can be left, and nothing is lost then. */
export const isDeadEnd = ({ submit, actions }: WizardPage): boolean => !submit && !actions?.length
