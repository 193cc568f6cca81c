import '../forms/new-password.css'
import './doors.css'
import './step-parts.css'
import { useEffect, useMemo, useRef, useState } from 'preact/hooks'
import { AskPage } from './AskPage.tsx'
import { isDeadEnd } from './dead-end.ts'
import { LeaveDialog } from './LeaveDialog.tsx'
import { type LeaveHandler, useLeaveHandler } from './leave-handler.ts'
import { fillStepTimes } from './moment.ts'
import type { WizardStep } from './page.ts'
import { ResultPage } from './ResultPage.tsx'
import { useTranslator } from './use-translator.ts'
import { WaitPage } from './WaitPage.tsx'
import type { Wizard } from './wizard.ts'

export interface StepPageProps {
  wizard: Wizard
  step: WizardStep
  onFinished: () => void
  finishedLabel?: string
  /** Where leaving leads, on hosts that name it. */
  leaveLabel?: string
  health?: string
  /** The account was typed on the page before, and can be changed there. */
  canChangeAccount?: boolean
}

/** The current step. Cancel, Escape and the browser's back button leave the run, after confirmation if something would be lost. */
export function StepPage({
  wizard,
  step: given,
  onFinished,
  finishedLabel,
  leaveLabel,
  health,
  canChangeAccount,
}: StepPageProps) {
  const t = useTranslator()
  const step = useMemo(() => fillStepTimes(t, given), [t, given])
  const [asking, setAsking] = useState(false)
  const typed = useRef<() => boolean>(() => false)
  const [onDirty] = useState(() => (dirty: () => boolean) => {
    typed.current = dirty
  })
  const isOpen = step.status === 'ask' || step.status === 'wait'
  const loses = () =>
    step.status === 'wait' || (step.status === 'ask' && step.position > 1 && !isDeadEnd(step.page)) || typed.current()
  const leaving: LeaveHandler = () => {
    const stays = isOpen && loses()
    if (stays) setAsking(true)
    else if (isOpen) wizard.leave()
    else onFinished()
    return stays ? 'stays' : 'leaves'
  }
  useLeaveHandler(leaving)
  useEffect(() => {
    if (!isOpen) setAsking(false)
  }, [isOpen])

  return (
    <>
      {step.status === 'ask' && (
        <AskPage
          wizard={wizard}
          step={step}
          onCancel={leaving}
          leaveLabel={leaveLabel ?? t('wizard.finish')}
          onChangeAccount={canChangeAccount ? leaving : undefined}
          onDirty={onDirty}
        />
      )}
      {step.status === 'wait' && <WaitPage wizard={wizard} step={step} onCancel={leaving} />}
      {(step.status === 'done' || step.status === 'stopped') && (
        <ResultPage wizard={wizard} step={step} onFinished={onFinished} finishedLabel={finishedLabel} health={health} />
      )}
      {asking && <LeaveDialog onKeep={() => setAsking(false)} onLeave={wizard.leave} />}
    </>
  )
}
