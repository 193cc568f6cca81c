import type { HealthStore } from './health-store.ts'
import { toWorkflowAddress } from './workflow-address.ts'

interface TaskLinkProps {
  store: HealthStore
  workflow: string
  title: string
  look: 'primary' | 'second'
  /** BCP 47. */
  language: string
}

/** Leads to a task of the signed-in person. In another tab, or without its run, the link opens the task's first page with the account filled in. */
export function TaskLink({ store, workflow, title, look, language }: TaskLinkProps) {
  const { health, busy } = store.state.value
  if (!health) return null
  const open = (event: MouseEvent) => {
    if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return
    event.preventDefault()
    void store.openTask(workflow, language)
  }
  return (
    <a class="button" data-look={look} aria-busy={busy} href={toWorkflowAddress(workflow, health)} onClick={open}>
      {title}
    </a>
  )
}
