import { CircleAlert, CircleCheck, Info, TriangleAlert } from 'lucide'
import type { ComponentChildren } from 'preact'
import { Breakable } from './Breakable.tsx'
import { Icon } from './Icon.tsx'

const icons = { bad: CircleAlert, warn: TriangleAlert, good: CircleCheck, quiet: Info }

interface NoticeProps {
  tone: keyof typeof icons
  /** Screen readers announce it as soon as it appears. */
  alert?: boolean
  id?: string
  text?: string
  /** Follows the text: a button, a list. */
  children?: ComponentChildren
}

/** An important sentence with an icon. */
export function Notice({ tone, alert = false, id, text, children }: NoticeProps) {
  return (
    <div id={id} class="notice" data-tone={tone} role={alert ? 'alert' : undefined}>
      <Icon icon={icons[tone]} />
      <div class="notice-body">
        {text !== undefined && (
          <p>
            <Breakable text={text} />
          </p>
        )}
        {children}
      </div>
    </div>
  )
}
