import type { ComponentChildren } from 'preact'
import { NextDoor } from '../forms/FieldFrame.tsx'
import type { FormState } from '../forms/form-state.ts'
import type { Door } from './page.ts'
import { useTranslator } from './use-translator.ts'

export type DoorLook = 'primary' | 'second' | 'quiet'

/** Draws one door: as a button where scripts run, as a form where they do not. */
export type DrawDoor = (door: Door, look: DoorLook) => ComponentChildren

/** The ways on from an end: the next one is the primary button. */
export const EndDoors = ({ doors, draw }: { doors: readonly Door[]; draw: DrawDoor }) => (
  <>{doors.map((door, index) => draw(door, index === 0 ? 'primary' : 'second'))}</>
)

interface DoorsBesideProps {
  form: FormState
  doors?: readonly Door[]
  support?: string
  draw: DrawDoor
  /** On a page without scripts the button of the next door is inside the form, and what it sends cannot be. */
  drawNext?: (door: Door) => { button: ComponentChildren; form: ComponentChildren }
  children: ComponentChildren
}

/**
 * A form with the ways on after an answer that did not match. The next one is a link in the message; the others and whom to ask are below the form, so
 * that nothing moves.
 */
export function DoorsBeside({ form, doors = [], support, draw, drawNext, children }: DoorsBesideProps) {
  const t = useTranslator()
  const hasMessage = form.refusedField !== undefined || form.generalProblem !== undefined
  const next = hasMessage ? doors[0] : undefined
  const drawn = next && (drawNext?.(next) ?? { button: draw(next, 'quiet'), form: undefined })
  return (
    <>
      <NextDoor.Provider value={drawn && <span class="next-door"> {drawn.button}</span>}>{children}</NextDoor.Provider>
      {drawn?.form}
      {doors.length > 0 && (
        <section class="doors" aria-label={t('wizard.doors')}>
          {doors.filter((door) => door !== next).map((door) => draw(door, 'quiet'))}
          {support && <p class="support-line">{t('wizard.support', { support })}</p>}
        </section>
      )}
    </>
  )
}
