import { Hourglass } from 'lucide'
import { Button } from '../../../shared/ui/Button.tsx'
import { Icon } from '../../../shared/ui/Icon.tsx'
import { AskedLine } from '../../../shared/wizard/AskedLine.tsx'
import { EndDoors } from '../../../shared/wizard/Doors.tsx'
import { PageHeading } from '../../../shared/wizard/PageHeading.tsx'
import type { DoneStep, StoppedStep, WaitStep } from '../../../shared/wizard/page.ts'
import { ResultText } from '../../../shared/wizard/ResultText.tsx'
import { ComparedValue } from '../../../shared/wizard/ShownValues.tsx'
import { useTranslator } from '../../../shared/wizard/use-translator.ts'
import { DoorForm } from './DoorForm.tsx'
import { Hidden, LinkButton, Note } from './Parts.tsx'
import type { LegacyPage, LegacyView } from './page.ts'

type StepOf = Extract<LegacyView, { kind: 'step' }>

/** The result of a run. Going back to the start also ends the session's run. */
export function ResultView({ page, view, step }: { page: LegacyPage; view: StepOf; step: DoneStep | StoppedStep }) {
  const t = useTranslator()
  const tasks = (step.status === 'done' && step.next?.tasks) || []
  const doors = step.status === 'stopped' ? step.doors : []
  return (
    <div class="outcome">
      <ResultText step={step} support={page.site.support} />
      <Note page={page} />
      <EndDoors
        doors={doors}
        draw={(door, look) => (
          <DoorForm key={door.title} page={page} view={view} door={door} look={look} leave="finish" />
        )}
      />
      <form method="post" action={view.run}>
        <Hidden page={page} action={view.run} fields={{ 'form-press': 'finish' }} />
        <Button look={doors.length > 0 ? 'quiet' : 'primary'} type="submit">
          {t('wizard.finish')}
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

/** A step that waits for something else; the page reloads by itself, and by a link. */
export function WaitView({ page, view, step }: { page: LegacyPage; view: StepOf; step: WaitStep }) {
  const t = useTranslator()
  return (
    <div class="outcome">
      <span class="outcome-sign" data-tone="quiet">
        <Icon icon={Hourglass} />
      </span>
      <PageHeading title={step.title} />
      <p class="page-text">{step.text}</p>
      {step.shown && <ComparedValue {...step.shown} />}
      <AskedLine step={step} />
      <Note page={page} />
      <div class="buttons">
        <LinkButton look="second" href={view.run}>
          {t('site.look-again')}
        </LinkButton>
        <LinkButton look="quiet" href={`${view.run}/leave`}>
          {t('wizard.cancel')}
        </LinkButton>
      </div>
    </div>
  )
}
