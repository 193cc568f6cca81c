import { ChevronRight } from 'lucide'
import { Button } from '../ui/Button.tsx'
import { Icon } from '../ui/Icon.tsx'
import { Notice } from '../ui/Notice.tsx'
import { AccountChip } from './AccountChip.tsx'
import { CallTrouble } from './CallTrouble.tsx'
import type { Task } from './client.ts'
import { HealthLink } from './HealthLink.tsx'
import { useLeaving } from './leaving.ts'
import { PageHeading } from './PageHeading.tsx'
import { taskIcon } from './task-icon.ts'
import type { Wizard } from './wizard.ts'
import { useWords } from './wording.ts'

export function TasksPage({ wizard, tasks, health }: { wizard: Wizard; tasks: Task[]; health?: string }) {
  const words = useWords()
  const { account, site, busy } = wizard.state.value
  useLeaving(() => {
    wizard.leave()
    return 'leaves'
  })
  return (
    <>
      <AccountChip account={account} />
      <PageHeading title={words('wizard.tasks-title')} name={site?.name} />
      <CallTrouble wizard={wizard} />
      {tasks.length === 0 && (
        <Notice tone="quiet">
          <p>{words('wizard.tasks-empty')}</p>
        </Notice>
      )}
      <ul class="tasks" aria-busy={busy} hidden={tasks.length === 0}>
        {tasks.map((task) => (
          <li key={task.workflow}>
            <button type="button" class="task" onClick={() => void wizard.choose(task.workflow)}>
              <span class="task-icon">
                <Icon of={taskIcon(task.workflow)} />
              </span>
              <span class="task-words">
                <span class="task-title">{task.title}</span>
                <span class="task-text">{task.text}</span>
              </span>
              <Icon of={ChevronRight} />
            </button>
          </li>
        ))}
      </ul>
      <div class="buttons">
        <Button look="quiet" onPress={wizard.leave}>
          {words('wizard.another-account')}
        </Button>
        <HealthLink address={health} />
      </div>
    </>
  )
}
