import type { ComponentChildren } from 'preact'
import type { Door } from './page.ts'
import { useTranslator } from './use-translator.ts'

export type DoorLook = 'primary' | 'second' | 'quiet'

/** Draws one door: as a button where scripts run, as a form where they do not. */
export type DrawDoor = (door: Door, look: DoorLook) => ComponentChildren

/** The ways on from an end: the next one is the primary button. */
export const EndDoors = ({ doors, draw }: { doors: readonly Door[]; draw: DrawDoor }) => (
  <>{doors.map((door, index) => draw(door, index === 0 ? 'primary' : 'second'))}</>
)

/** The ways on beside a question, and whom to ask, after an answer that did not match. Below the form, so that nothing moves. */
export function DoorsBeside({ doors, support, draw }: { doors?: readonly Door[]; support?: string; draw: DrawDoor }) {
  const t = useTranslator()
  if (!doors || doors.length === 0) return null
  return (
    <section class="doors" aria-label={t('wizard.doors')}>
      {doors.map((door) => draw(door, 'quiet'))}
      {support && <p class="support-line">{t('wizard.support', { support })}</p>}
    </section>
  )
}
