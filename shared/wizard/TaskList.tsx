import { useTranslator } from './use-translator.ts'
import { WorkflowLabel } from './WorkflowLabel.tsx'
import type { OfferedWorkflow } from './wizard-client.ts'
import { getWorkflowIcon, isPredefined } from './workflow-icon.ts'

/** What brings people here when they cannot work, by workflow id (docs/architecture.md#public-http-api), the most frequent first. */
const urgent = ['manage-my-passwords', 'forgot-my-password', 'unlock-my-account']

/**
 * The site's tasks, each a button that sends the form around it, with the workflow's id as `workflow`: the urgent ones large, the others as a
 * compact list, where only the organisation's own tasks have a description. The list is the same for every account.
 */
export function TaskList({ tasks, busy = false }: { tasks: readonly OfferedWorkflow[]; busy?: boolean }) {
  const t = useTranslator()
  const large = urgent.flatMap((id) => tasks.filter(({ workflow }) => workflow === id))
  const more = tasks.filter((task) => !large.includes(task))
  return (
    <div class="task-list" aria-busy={busy}>
      <h2 class="task-list-title">{t('wizard.tasks-title')}</h2>
      <ul class="tasks">
        {large.map(({ workflow, title, text }) => (
          <li key={workflow}>
            <button type="submit" class="task" name="workflow" value={workflow}>
              <WorkflowLabel icon={getWorkflowIcon(workflow)} title={title} text={text} />
            </button>
          </li>
        ))}
      </ul>
      {more.length > 0 && (
        <>
          <h3 class="task-list-more">{t('wizard.tasks-more')}</h3>
          <ul class="tasks" data-compact>
            {more.map(({ workflow, title, text }) => (
              <li key={workflow}>
                <button type="submit" class="task" name="workflow" value={workflow}>
                  <WorkflowLabel
                    icon={getWorkflowIcon(workflow)}
                    title={title}
                    text={isPredefined(workflow) ? undefined : text}
                  />
                </button>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  )
}
