import { Button } from '../../../shared/ui/Button.tsx'
import type { DoorLook } from '../../../shared/wizard/Doors.tsx'
import type { Door } from '../../../shared/wizard/page.ts'
import { Hidden } from './Parts.tsx'
import type { LegacyPage, LegacyView } from './page.ts'

interface DoorFormProps {
  page: LegacyPage
  view: Extract<LegacyView, { kind: 'step' }>
  door: Door
  /** Of its button; absent where the button is elsewhere and names this form by `id`. */
  look?: DoorLook
  id?: string
  /** What becomes of the run on the way to another account. */
  leave: 'finish' | 'stop'
}

/** A door on a page without scripts: a form of its own. A workflow for the same account needs the account that began this run. */
export function DoorForm({ page, view, door, look, id, leave }: DoorFormProps) {
  if (door.to === 'task' && !view.next) return null
  const { action, ...fields } =
    door.to === 'task' && view.next
      ? { ...view.next, workflow: door.workflow }
      : { action: view.run, 'form-press': leave }
  return (
    <form id={id} method="post" action={action} class="door" hidden={!look}>
      <Hidden page={page} action={action} fields={fields} />
      {look && (
        <Button look={look} type="submit">
          {door.title}
        </Button>
      )}
    </form>
  )
}
