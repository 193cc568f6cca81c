import { useEffect, useRef } from 'preact/hooks'
import { AskPage } from '../../../../../shared/wizard/AskPage.tsx'
import { ResultPage } from '../../../../../shared/wizard/ResultPage.tsx'
import { WaitPage } from '../../../../../shared/wizard/WaitPage.tsx'
import { createStillWizard, withoutAction } from '../still-wizard.ts'
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
