import { ChevronRight } from 'lucide'
import { Icon } from '../../../shared/ui/Icon.tsx'
import { Notice } from '../../../shared/ui/Notice.tsx'
import { AccountChip } from '../../../shared/wizard/AccountChip.tsx'
import { PageHeading } from '../../../shared/wizard/PageHeading.tsx'
import { taskIcon } from '../../../shared/wizard/task-icon.ts'
import { useWords } from '../../../shared/wizard/wording.ts'
import { Hidden, LinkButton, Note } from './Parts.tsx'
import type { LegacyPage, LegacyView } from './page.ts'

type TasksOf = Extract<LegacyView, { kind: 'tasks' }>

/** What the account can be helped with: one form, one button for each task. */
export function TasksView({ page, view }: { page: LegacyPage; view: TasksOf }) {
  const words = useWords()
  const { account, domain, tasks, action } = view
  return (
    <>
      <AccountChip account={account} />
      <PageHeading title={words('wizard.tasks-title')} />
      <Note page={page} />
      {tasks.length === 0 && (
        <Notice tone="quiet">
          <p>{words('wizard.tasks-empty')}</p>
        </Notice>
      )}
      <form method="post" action={action}>
        <Hidden page={page} action={action} fields={{ account, domain }} />
        <ul class="tasks" hidden={tasks.length === 0}>
          {tasks.map((task) => (
            <li key={task.workflow}>
              <button type="submit" class="task" name="workflow" value={task.workflow}>
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
      </form>
      <div class="buttons">
        <LinkButton look="quiet" href={page.start}>
          {words('wizard.another-account')}
        </LinkButton>
      </div>
    </>
  )
}
