import type { WizardPage, WizardStep } from './page.ts'

/**
 * The current password, between the page that asks for it and the page that changes it: in a closure of this window, nowhere else.
 * Forgotten when the run ends, when the password is refused, and when the page is left.
 */
export interface RememberedPassword {
  readonly isKnown: boolean
  forget(): void
  /** Adds the password to an answer of a page that needs it and did not show its field. */
  fill(page: WizardPage, answer: Record<string, unknown>): Record<string, unknown>
  /** Remembers the password of an answer that was sent; `updateAfter` forgets it if the next step refuses it. */
  remember(sent: Record<string, unknown>): void
  updateAfter(step: WizardStep): void
}

export function createRememberedPassword(): RememberedPassword {
  let password: string | undefined
  const forget = () => {
    password = undefined
  }
  return {
    get isKnown() {
      return password !== undefined
    },
    forget,
    fill: (page, answer) =>
      password !== undefined && canFillPassword(page) && !('password' in answer) ? { ...answer, password } : answer,
    remember(sent) {
      if (typeof sent.password === 'string') password = sent.password
    },
    updateAfter(step) {
      if (step.status === 'done' || step.status === 'stopped') return forget()
      if (step.status !== 'ask' || !step.page.problem || !('password' in step.page.answer.properties)) return
      // A page that asks for the password only, and is shown again with any problem, refused the password.
      if (step.page.problem.field === 'password' || !canFillPassword(step.page)) forget()
    },
  }
}

/** The current password may be filled in without its field if the page asks for a new one as well. */
export function canFillPassword(page: WizardPage): boolean {
  return 'password' in page.answer.properties && 'newPassword' in page.answer.properties
}
