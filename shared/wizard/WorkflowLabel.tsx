import { ChevronRight, type IconNode } from 'lucide'
import { Icon } from '../ui/Icon.tsx'

/** The inside of a button that starts a workflow. */
export function WorkflowLabel({
  icon,
  title,
  text,
  disabled,
}: {
  icon: IconNode
  title: string
  /** One line; without it the title stands alone. */
  text?: string
  disabled?: boolean
}) {
  return (
    <>
      <span class="task-icon">
        <Icon icon={icon} />
      </span>
      <span class="task-words">
        <span class="task-title">{title}</span>
        {text && <span class="task-text">{text}</span>}
      </span>
      {!disabled && <Icon icon={ChevronRight} />}
    </>
  )
}
