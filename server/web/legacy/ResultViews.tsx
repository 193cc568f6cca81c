import { Check, Hourglass, X } from 'lucide'
import { Button } from '../../../shared/ui/Button.tsx'
import { Icon } from '../../../shared/ui/Icon.tsx'
import { PageHeading } from '../../../shared/wizard/PageHeading.tsx'
import type { DoneStep, StoppedStep, WaitStep } from '../../../shared/wizard/page.ts'
import { ShownValues } from '../../../shared/wizard/ShownValues.tsx'
import { useWords } from '../../../shared/wizard/wording.ts'
import { Hidden, LinkButton, Note } from './Parts.tsx'
import type { LegacyPage, LegacyView } from './page.ts'

type StepOf = Extract<LegacyView, { kind: 'step' }>

/** How a run ended. Going back to the start also forgets the run. */
export function ResultView({ page, view, step }: { page: LegacyPage; view: StepOf; step: DoneStep | StoppedStep }) {
  const words = useWords()
  const done = step.status === 'done'
  const lines = (done && step.result?.lines) || []
  const tasks = (done && step.next?.tasks) || []
  return (
    <div class="outcome">
      <span class="outcome-sign" data-tone={done ? 'good' : 'bad'}>
        <Icon of={done ? Check : X} />
      </span>
      <PageHeading title={step.title} />
      <p class="page-text">{step.text}</p>
      {done && step.result?.shown && <ShownValues shown={step.result.shown} />}
      {lines.length > 0 && (
        <ul class="result-lines">
          {lines.map((line) => (
            <li key={line}>
              <Icon of={Check} />
              <span>{line}</span>
            </li>
          ))}
        </ul>
      )}
      {done && step.next?.text && <p class="next">{step.next.text}</p>}
      {!done && page.site.support && <p class="next">{words('wizard.support', { support: page.site.support })}</p>}
      <Note page={page} />
      <form method="post" action={view.run}>
        <Hidden page={page} action={view.run} fields={{ 'form-press': 'finish' }} />
        <Button look="primary" type="submit">
          {words('wizard.finish')}
        </Button>
      </form>
      {view.next && tasks.length > 0 && (
        <form method="post" action={view.next.action}>
          <Hidden
            page={page}
            action={view.next.action}
            fields={{ account: view.next.account, domain: view.next.domain }}
          />
          {tasks.map((task) => (
            <button
              key={task.workflow}
              type="submit"
              class="button"
              data-look="second"
              name="workflow"
              value={task.workflow}
            >
              {task.title}
            </button>
          ))}
        </form>
      )}
    </div>
  )
}

/** Something else must happen first; the page looks again by itself, and by a link for who would rather not wait. */
export function WaitView({ page, view, step }: { page: LegacyPage; view: StepOf; step: WaitStep }) {
  const words = useWords()
  return (
    <div class="outcome">
      <span class="outcome-sign" data-tone="quiet">
        <Icon of={Hourglass} />
      </span>
      <PageHeading title={step.title} />
      <p class="page-text">{step.text}</p>
      <Note page={page} />
      <div class="buttons">
        <LinkButton look="second" href={view.run}>
          {words('site.look-again')}
        </LinkButton>
        <LinkButton look="quiet" href={`${view.run}/leave`}>
          {words('wizard.cancel')}
        </LinkButton>
      </div>
    </div>
  )
}
