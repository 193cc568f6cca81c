import { signal } from '@preact/signals'
import type { WizardPage } from '../../../../shared/wizard/page.ts'
import type { Wizard } from '../../../../shared/wizard/wizard.ts'
import { initialState } from '../../../../shared/wizard/wizard-state.ts'

/** These would ask the administrator's own browser for something, or begin to compute. */
const activeControls: readonly string[] = ['passkey', 'passkey-registration', 'proof-of-work']

/** The page without a control that would act by itself. */
export const withoutAction = (page: WizardPage): WizardPage =>
  page.control && activeControls.includes(page.control)
    ? { ...page, control: undefined, answer: { type: 'object', properties: {} } }
    : page

/** A wizard without a run: only answers lead anywhere. */
export function createStillWizard(busy: boolean, answer: (given: Record<string, unknown>) => void): Wizard {
  const nothing = async () => {}
  return {
    state: signal({ ...initialState({}), busy }),
    start: nothing,
    submitAccount: nothing,
    takeTyped: () => undefined,
    startWorkflow: nothing,
    showAllTasks() {},
    answer: async (given) => answer(given),
    openDoor: nothing,
    isPasswordAccepted: async () => true,
    leave() {},
    retryNow() {},
    reloadTexts() {},
    forgetSecrets() {},
  }
}
