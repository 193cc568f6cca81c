import { Button } from '../../../shared/ui/Button.tsx'
import type { DoorLook } from '../../../shared/wizard/Doors.tsx'
import type { Door } from '../../../shared/wizard/page.ts'
import { Hidden } from './Parts.tsx'
import type { LegacyPage, LegacyView } from './page.ts'

interface DoorFormProps {
  page: LegacyPage
  view: Extract<LegacyView, { kind: 'step' }>
  door: Door
  look: DoorLook
  /** What becomes of the run on the way to another account. */
  leave: 'finish' | 'stop'
}

/** A door on a page without scripts: a form of its own. A workflow for the same account needs the account that began this run. */
export function DoorForm({ page, view, door, look, leave }: DoorFormProps) {
  if (door.to === 'task' && !view.next) return null
  const { action, ...fields } =
    door.to === 'task' && view.next
      ? { ...view.next, workflow: door.workflow }
      : { action: view.run, 'form-press': leave }
  return (
    <form method="post" action={action} class="door">
      <Hidden page={page} action={action} fields={fields} />
      <Button look={look} type="submit">
        {door.title}
      </Button>
    </form>
  )
}
