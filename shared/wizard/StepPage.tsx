import { useEffect, useRef, useState } from 'preact/hooks'
import { AskPage } from './AskPage.tsx'
import { LeaveDialog } from './LeaveDialog.tsx'
import { type Leaving, useLeaving } from './leaving.ts'
import type { WizardStep } from './page.ts'
import { ResultPage } from './ResultPage.tsx'
import { WaitPage } from './WaitPage.tsx'
import type { Wizard } from './wizard.ts'

export interface StepPageProps {
  wizard: Wizard
  step: WizardStep
  onFinished: () => void
  finishedLabel?: string
  health?: string
}

/** A run, page by page. Cancel, Escape and the browser's back button all leave it, and ask first where something would be lost. */
export function StepPage({ wizard, step, onFinished, finishedLabel, health }: StepPageProps) {
  const [asking, setAsking] = useState(false)
  const typed = useRef<() => boolean>(() => false)
  const [onDirty] = useState(() => (dirty: () => boolean) => {
    typed.current = dirty
  })
  const standing = step.status === 'ask' || step.status === 'wait'
  const loses = () => step.status === 'wait' || (step.status === 'ask' && step.position > 1) || typed.current()
  const leaving: Leaving = () => {
    const stays = standing && loses()
    if (stays) setAsking(true)
    else if (standing) wizard.leave()
    else onFinished()
    return stays ? 'stays' : 'leaves'
  }
  useLeaving(leaving)
  useEffect(() => {
    if (!standing) setAsking(false)
  }, [standing])

  return (
    <>
      {step.status === 'ask' && <AskPage wizard={wizard} step={step} onCancel={leaving} onDirty={onDirty} />}
      {step.status === 'wait' && <WaitPage wizard={wizard} step={step} onCancel={leaving} />}
      {(step.status === 'done' || step.status === 'stopped') && (
        <ResultPage wizard={wizard} step={step} onFinished={onFinished} finishedLabel={finishedLabel} health={health} />
      )}
      {asking && <LeaveDialog onKeep={() => setAsking(false)} onLeave={wizard.leave} />}
    </>
  )
}
