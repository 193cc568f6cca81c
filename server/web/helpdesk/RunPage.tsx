import '../../../shared/forms/new-password.css'
import { useEffect, useMemo, useRef } from 'preact/hooks'
import { Button } from '../../../shared/ui/Button.tsx'
import { Skeleton } from '../../../shared/ui/Skeleton.tsx'
import { AccountChip } from '../../../shared/wizard/AccountChip.tsx'
import { PageHeading } from '../../../shared/wizard/PageHeading.tsx'
import { RequestError } from '../../../shared/wizard/RequestError.tsx'
import { StepPage } from '../../../shared/wizard/StepPage.tsx'
import { useTranslator } from '../../../shared/wizard/use-translator.ts'
import { createWizard } from '../../../shared/wizard/wizard.ts'
import type { Reply, WizardClient } from '../../../shared/wizard/wizard-client.ts'
import type { HelpdeskClient } from './client.ts'
import type { HelpdeskStore, HelpdeskView } from './helpdesk-store.ts'

interface RunPageProps {
  store: HelpdeskStore
  client: HelpdeskClient
  view: Extract<HelpdeskView, { kind: 'task' }>
  language: string
}

/** One workflow for one person, in the wizard; every page names the person. */
export function RunPage({ store, client, view: { person, workflow, request }, language }: RunPageProps) {
  const t = useTranslator()
  const life = useRef(new AbortController())
  const wizard = useMemo(() => {
    const task = reportReplies(client.createRunClient(request), store)
    return createWizard({ client: task, language: () => language, signal: life.current.signal })
  }, [request])
  const begun = useRef(false)
  const { view, problem, busy } = wizard.state.value
  const finish = () => void store.finishWorkflow()

  useEffect(() => {
    addEventListener('pagehide', wizard.forgetSecrets, { signal: life.current.signal })
    void wizard.start().then(() => wizard.startWorkflow(workflow))
    return () => life.current.abort()
  }, [wizard])
  useEffect(() => {
    if (view.kind === 'step') begun.current = true
    // After leaving the run, shows the person with the current state.
    else if (begun.current) finish()
  }, [view.kind])

  // The pages of the run name the person.
  const isAsking = view.kind === 'step' && view.step.status === 'ask'
  return (
    <>
      {!isAsking && <AccountChip account={person.displayName} />}
      {view.kind === 'step' ? (
        <StepPage
          wizard={wizard}
          step={view.step}
          onFinished={finish}
          finishedLabel={t('helpdesk.back-to-person', { name: person.displayName })}
        />
      ) : (
        <>
          {problem && <PageHeading title={person.displayName} />}
          {!problem && <Skeleton label={t('wizard.loading')} />}
          <RequestError wizard={wizard} />
          {problem && !busy && (
            <div class="buttons">
              <Button look="second" onPress={finish}>
                {t('helpdesk.back-to-person', { name: person.displayName })}
              </Button>
            </div>
          )}
        </>
      )}
    </>
  )
}

/** Passes every reply to the store too, which notices that the session has ended. */
function reportReplies(client: WizardClient, { staff }: HelpdeskStore): WizardClient {
  const also = <Value,>(reply: Reply<Value>): Reply<Value> => {
    staff.handleReply(reply)
    return reply
  }
  return {
    ...client,
    startRun: async (run) => also(await client.startRun(run)),
    sendAnswer: async (number, answer) => also(await client.sendAnswer(number, answer)),
    async resumeRun() {
      const reply = await client.resumeRun()
      return reply && also(reply)
    },
  }
}
