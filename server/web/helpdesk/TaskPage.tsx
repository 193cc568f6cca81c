import '../../../shared/forms/new-password.css'
import { useEffect, useMemo, useRef } from 'preact/hooks'
import { Button } from '../../../shared/ui/Button.tsx'
import { Skeleton } from '../../../shared/ui/Skeleton.tsx'
import { AccountChip } from '../../../shared/wizard/AccountChip.tsx'
import { CallTrouble } from '../../../shared/wizard/CallTrouble.tsx'
import type { Reply, WizardClient } from '../../../shared/wizard/client.ts'
import { PageHeading } from '../../../shared/wizard/PageHeading.tsx'
import { StepPage } from '../../../shared/wizard/StepPage.tsx'
import { createWizard } from '../../../shared/wizard/wizard.ts'
import { useWords } from '../../../shared/wizard/wording.ts'
import type { HelpdeskClient } from './client.ts'
import type { Desk, DeskView } from './desk.ts'

interface TaskPageProps {
  desk: Desk
  client: HelpdeskClient
  view: Extract<DeskView, { kind: 'task' }>
  language: string
}

/** One task for one person, in the one wizard; whom it is about stands on every page of it. */
export function TaskPage({ desk, client, view: { person, workflow, errand }, language }: TaskPageProps) {
  const words = useWords()
  const life = useRef(new AbortController())
  const wizard = useMemo(() => {
    const task = listened(client.task(errand), desk)
    return createWizard({ client: task, language: () => language, signal: life.current.signal })
  }, [errand])
  const begun = useRef(false)
  const { view, problem, busy } = wizard.state.value
  const finish = () => void desk.finish()

  useEffect(() => {
    addEventListener('pagehide', wizard.forgetSecrets, { signal: life.current.signal })
    void wizard.begin().then(() => wizard.choose(workflow))
    return () => life.current.abort()
  }, [wizard])
  useEffect(() => {
    if (view.kind === 'step') begun.current = true
    // Left in the middle: back to the person, as they stand now.
    else if (begun.current) finish()
  }, [view.kind])

  // Pages name the person themselves.
  const isAsking = view.kind === 'step' && view.step.status === 'ask'
  return (
    <>
      {!isAsking && <AccountChip account={person.displayName} />}
      {view.kind === 'step' ? (
        <StepPage
          wizard={wizard}
          step={view.step}
          onFinished={finish}
          finishedLabel={words('helpdesk.back-to-person', { name: person.displayName })}
        />
      ) : (
        <>
          {problem && <PageHeading title={person.displayName} />}
          {!problem && <Skeleton label={words('wizard.loading')} />}
          <CallTrouble wizard={wizard} />
          {problem && !busy && (
            <div class="buttons">
              <Button look="second" onPress={finish}>
                {words('helpdesk.back-to-person', { name: person.displayName })}
              </Button>
            </div>
          )}
        </>
      )}
    </>
  )
}

/** Every reply is heard by the desk as well, which knows when the session is over. */
function listened(client: WizardClient, { heard }: Desk): WizardClient {
  const also = <Value,>(reply: Reply<Value>): Reply<Value> => {
    heard(reply)
    return reply
  }
  return {
    ...client,
    start: async (run) => also(await client.start(run)),
    answer: async (number, answer) => also(await client.answer(number, answer)),
    async resume() {
      const reply = await client.resume()
      return reply && also(reply)
    },
  }
}
