import { signal } from '@preact/signals'
import { useEffect, useRef } from 'preact/hooks'
import { AskPage } from '../../../../../shared/wizard/AskPage.tsx'
import type { WizardPage } from '../../../../../shared/wizard/page.ts'
import { ResultPage } from '../../../../../shared/wizard/ResultPage.tsx'
import { WaitPage } from '../../../../../shared/wizard/WaitPage.tsx'
import type { Wizard } from '../../../../../shared/wizard/wizard.ts'
import { initialState } from '../../../../../shared/wizard/wizard-state.ts'
import type { Moment, Outcome } from './simulation.ts'

interface MetPageProps {
  moment: Moment
  /** Tells the pages of two moments apart. */
  number: number
  busy: boolean
  onOutcome(outcome: Outcome): void
}

/** The page as the person would meet it, drawn by the wizard's own components. One that asks for a secret shows its fields and takes nothing. */
export function MetPage({ moment, number, busy, onOutcome }: MetPageProps) {
  const { step, asksForSecret } = moment
  const wizard = createStillWizard(busy, (answer) => onOutcome({ answer }))
  const root = useRef<HTMLFieldSetElement>(null)
  // The page's own first field takes no focus while it takes nothing.
  useEffect(() => root.current?.querySelector('h1')?.focus(), [number])
  const cancel = () => onOutcome({ choose: 'cancelled' })
  return (
    <fieldset class="met-page" ref={root} disabled={asksForSecret || busy}>
      {step.status === 'ask' && (
        <AskPage
          wizard={wizard}
          step={{ ...step, number, page: asksForSecret ? withoutAction(step.page) : step.page }}
          onCancel={cancel}
          onDirty={() => {}}
        />
      )}
      {step.status === 'wait' && <WaitPage wizard={wizard} step={step} onCancel={cancel} />}
      {(step.status === 'done' || step.status === 'stopped') && (
        <fieldset disabled>
          <ResultPage wizard={wizard} step={step} onFinished={() => {}} />
        </fieldset>
      )}
    </fieldset>
  )
}

/** These would ask the administrator's own browser for something, or begin to compute. */
const activeControls: readonly string[] = ['passkey', 'passkey-registration', 'proof-of-work']

const withoutAction = (page: WizardPage): WizardPage =>
  page.control && activeControls.includes(page.control)
    ? { ...page, control: undefined, answer: { type: 'object', properties: {} } }
    : page

/** A wizard without a run: only answers lead anywhere. */
function createStillWizard(busy: boolean, answer: (given: Record<string, unknown>) => void): Wizard {
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
