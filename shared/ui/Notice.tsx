import { CircleAlert, CircleCheck, Info, TriangleAlert } from 'lucide'
import type { ComponentChildren } from 'preact'
import { Icon } from './Icon.tsx'

const icons = { bad: CircleAlert, warn: TriangleAlert, good: CircleCheck, quiet: Info }

/** A sentence that matters, with its icon. `alert` reads it out as soon as it appears. */
export function Notice({
  tone,
  alert = false,
  id,
  children,
}: {
  tone: keyof typeof icons
  alert?: boolean
  id?: string
  children: ComponentChildren
}) {
  return (
    <div id={id} class="notice" data-tone={tone} role={alert ? 'alert' : undefined}>
      <Icon of={icons[tone]} />
      <div class="notice-body">{children}</div>
    </div>
  )
}
