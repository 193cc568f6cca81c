import { Check, X } from 'lucide'
import { Button } from '../ui/Button.tsx'
import { Icon } from '../ui/Icon.tsx'
import { CallTrouble } from './CallTrouble.tsx'
import { HealthLink } from './HealthLink.tsx'
import { PageHeading } from './PageHeading.tsx'
import type { DoneStep, StoppedStep } from './page.ts'
import { ShownValues } from './ShownValues.tsx'
import type { Wizard } from './wizard.ts'
import { useWords } from './wording.ts'

export interface ResultPageProps {
  wizard: Wizard
  step: DoneStep | StoppedStep
  /** Where the one button leads: back to the page that brought the person here, or to the start. */
  onFinished: () => void
  finishedLabel?: string
  /** Where “My password health” stands, on hosts that have it. */
  health?: string
}

/** How a run ended: large sign, one sentence, what happens next, one button back. */
export function ResultPage({ wizard, step, onFinished, finishedLabel, health }: ResultPageProps) {
  const words = useWords()
  const { site, busy } = wizard.state.value
  const done = step.status === 'done'
  const tasks = (done && step.next?.tasks) || []
  return (
    <div class="outcome">
      <span class="outcome-sign" data-tone={done ? 'good' : 'bad'}>
        <Icon of={done ? Check : X} />
      </span>
      <PageHeading title={step.title} name={site?.name} />
      <p class="page-text">{step.text}</p>
      {done && step.result?.shown && <ShownValues shown={step.result.shown} />}
      {done && step.result?.lines && step.result.lines.length > 0 && (
        <ul class="result-lines">
          {step.result.lines.map((line) => (
            <li key={line}>
              <Icon of={Check} />
              <span>{line}</span>
            </li>
          ))}
        </ul>
      )}
      {done && step.next?.text && <p class="next">{step.next.text}</p>}
      {!done && site?.support && <p class="next">{words('wizard.support', { support: site.support })}</p>}
      <CallTrouble wizard={wizard} />
      <div class="buttons">
        <Button look="primary" onPress={onFinished}>
          {finishedLabel ?? words('wizard.finish')}
        </Button>
        {tasks.map((task) => (
          <Button key={task.workflow} look="second" busy={busy} onPress={() => void wizard.choose(task.workflow)}>
            {task.title}
          </Button>
        ))}
        <HealthLink address={health} />
      </div>
    </div>
  )
}
