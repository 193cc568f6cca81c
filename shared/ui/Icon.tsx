import type { IconNode } from 'lucide'
import { createElement } from 'preact'

/** A stroked lucide icon, 20 px, beside a text. It is hidden from screen readers, since the text says the same. */
export function Icon({ icon }: { icon: IconNode }) {
  return (
    <svg
      class="icon"
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      stroke-width="2"
      stroke-linecap="round"
      stroke-linejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      {icon.map(([tag, attributes], index) => createElement(tag, { ...attributes, key: index }))}
    </svg>
  )
}
