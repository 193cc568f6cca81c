import { Button } from '../ui/Button.tsx'
import { EndDoors } from './Doors.tsx'
import { HealthLink } from './HealthLink.tsx'
import type { DoneStep, StoppedStep } from './page.ts'
import { RequestError } from './RequestError.tsx'
import { ResultText } from './ResultText.tsx'
import { useTranslator } from './use-translator.ts'
import type { Wizard } from './wizard.ts'

export interface ResultPageProps {
  wizard: Wizard
  step: DoneStep | StoppedStep
  /** Action of the primary button: back to the page that opened the wizard, or to the start. */
  onFinished: () => void
  finishedLabel?: string
  /** Address of “My password health”, on hosts that have it. */
  health?: string
}

/** The result of a run: an icon, a sentence, and what happens next; after a success a button to go back, after an end the ways on. */
export function ResultPage({ wizard, step, onFinished, finishedLabel, health }: ResultPageProps) {
  const t = useTranslator()
  const { site, busy } = wizard.state.value
  const tasks = (step.status === 'done' && step.next?.tasks) || []
  const doors = step.status === 'stopped' ? step.doors : []
  return (
    <div class="outcome">
      <ResultText step={step} name={site?.name} support={site?.support} />
      <RequestError wizard={wizard} />
      <div class="buttons">
        <EndDoors
          doors={doors}
          draw={(door, look) => (
            <Button key={door.title} look={look} busy={busy} onPress={() => void wizard.openDoor(door)}>
              {door.title}
            </Button>
          )}
        />
        <Button look={doors.length > 0 ? 'quiet' : 'primary'} onPress={onFinished}>
          {finishedLabel ?? t('wizard.finish')}
        </Button>
        {tasks.map((task) => (
          <Button
            key={task.workflow}
            look="second"
            busy={busy}
            onPress={() => void wizard.startWorkflow(task.workflow)}
          >
            {task.title}
          </Button>
        ))}
        {step.status === 'done' && <HealthLink address={health} />}
      </div>
    </div>
  )
}
