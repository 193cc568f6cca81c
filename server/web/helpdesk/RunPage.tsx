import '../../../shared/forms/new-password.css'
import { useEffect, useMemo, useRef } from 'preact/hooks'
import { Button } from '../../../shared/ui/Button.tsx'
import { Skeleton } from '../../../shared/ui/Skeleton.tsx'
import { AccountChip } from '../../../shared/wizard/AccountChip.tsx'
import { useLeaveHandler } from '../../../shared/wizard/leave-handler.ts'
import { PageHeading } from '../../../shared/wizard/PageHeading.tsx'
import { RequestError } from '../../../shared/wizard/RequestError.tsx'
import { StepPage } from '../../../shared/wizard/StepPage.tsx'
import { useTranslator } from '../../../shared/wizard/use-translator.ts'
import { createWizard } from '../../../shared/wizard/wizard.ts'
import { CallerCheckLine } from './CallerCheck.tsx'
import type { HelpdeskStore, HelpdeskView } from './helpdesk-store.ts'
import { MutualProofLine } from './MutualProof.tsx'

interface RunPageProps {
  store: HelpdeskStore
  view: Extract<HelpdeskView, { kind: 'task' }>
  language: string
  /** Whether a result is shown: it is shown once, in the language of its run. */
  onResult: (shown: boolean) => void
}

/** One workflow for one person, in the wizard; every page names the person. */
export function RunPage({ store, view: { person, workflow, request, run }, language, onResult }: RunPageProps) {
  const t = useTranslator()
  const life = useRef(new AbortController())
  const currentLanguage = useRef(language)
  currentLanguage.current = language
  const wizard = useMemo(() => {
    const client = store.client.createRunClient(request, { id: run, onStarted: store.nameRun })
    return createWizard({ client, language: () => currentLanguage.current, signal: life.current.signal })
  }, [request])
  const begun = useRef(false)
  const { view, problem, busy } = wizard.state.value
  const backToPerson = t('helpdesk.back-to-person', { name: person.displayName })
  const finish = () => void store.finishWorkflow()

  useEffect(() => {
    addEventListener('pagehide', wizard.forgetSecrets, { signal: life.current.signal })
    void wizard.start().then(() => {
      if (workflow !== undefined) return wizard.startWorkflow(workflow)
      // A run that is over, or of another operator.
      if (wizard.state.peek().view.kind !== 'step' && !wizard.state.peek().problem) finish()
    })
    return () => life.current.abort()
  }, [wizard])
  useEffect(() => {
    if (view.kind === 'step') begun.current = true
    // After leaving the run, shows the person with the current state.
    else if (begun.current) finish()
  }, [view.kind])
  useEffect(() => {
    if (begun.current) wizard.reloadTexts()
  }, [language])
  const isResult = view.kind === 'step' && !('number' in view.step)
  useEffect(() => {
    onResult(isResult)
    return () => onResult(false)
  }, [isResult])

  // The pages of the run name the person.
  const isAsking = view.kind === 'step' && view.step.status === 'ask'
  return (
    <>
      <CallerCheckLine
        store={store}
        person={person}
        step={view.kind === 'step' && 'number' in view.step ? view.step.number : undefined}
      />
      <MutualProofLine store={store} person={person.id} />
      {!isAsking && <AccountChip account={person.displayName} />}
      {view.kind === 'step' ? (
        <StepPage
          wizard={wizard}
          step={view.step}
          onFinished={finish}
          finishedLabel={backToPerson}
          leaveLabel={backToPerson}
        />
      ) : (
        <>
          <BackToPerson onBack={finish} />
          {problem && <PageHeading title={person.displayName} />}
          {!problem && <Skeleton label={t('wizard.loading')} />}
          <RequestError wizard={wizard} />
          {problem && !busy && (
            <div class="buttons">
              <Button look="second" onPress={finish}>
                {backToPerson}
              </Button>
            </div>
          )}
        </>
      )}
    </>
  )
}

/** While there is no step yet, Escape and the browser's back button lead back at once. */
function BackToPerson({ onBack }: { onBack: () => void }) {
  useLeaveHandler(() => {
    onBack()
    return 'leaves'
  })
  return null
}
