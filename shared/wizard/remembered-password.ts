import type { WizardPage, WizardStep } from './page.ts'

/**
 * The current password, between the page that asks for it and the page that changes it: in a closure of this window, nowhere
 * else. Forgotten when the run ends, when it turns out wrong, and when the page is left.
 */
export interface RememberedPassword {
  readonly known: boolean
  forget(): void
  /** Adds the password to an answer for a page that wants it and did not show its field. */
  fill(page: WizardPage, answer: Record<string, unknown>): Record<string, unknown>
  /** Takes the password out of an answer that is on its way; `see` of the step after it tells whether it was right. */
  learn(sent: Record<string, unknown>): void
  see(step: WizardStep): void
}

export function createRememberedPassword(): RememberedPassword {
  let password: string | undefined
  const forget = () => {
    password = undefined
  }
  return {
    get known() {
      return password !== undefined
    },
    forget,
    fill: (page, answer) =>
      password !== undefined && canBeUnseen(page) && !('password' in answer) ? { ...answer, password } : answer,
    learn(sent) {
      if (typeof sent.password === 'string') password = sent.password
    },
    see(step) {
      if (step.status === 'done' || step.status === 'stopped') return forget()
      if (step.status !== 'ask' || !step.page.problem || !('password' in step.page.answer.properties)) return
      // A page that only asks for the password and stands again with any problem did not like the password.
      if (step.page.problem.field === 'password' || !canBeUnseen(step.page)) forget()
    },
  }
}

/** The current password may be filled in unseen where something else is asked beside it. */
export function canBeUnseen(page: WizardPage): boolean {
  return 'password' in page.answer.properties && 'newPassword' in page.answer.properties
}
