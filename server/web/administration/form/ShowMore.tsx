import type { ComponentChildren } from 'preact'

interface ShowMoreProps {
  onPress(): void
  children: ComponentChildren
}

/**
 * Shows more of a long list. A form that may only be read is a disabled fieldset, in which the browser disables every button; reading on changes
 * nothing, so this one is a button for people and for assistive technology only.
 */
export const ShowMore = ({ onPress, children }: ShowMoreProps) => (
  // biome-ignore lint/a11y/useSemanticElements: a button element would be disabled with its fieldset
  <span
    class="button"
    role="button"
    tabIndex={0}
    data-look="quiet"
    onClick={onPress}
    onKeyDown={(event) => {
      if (event.key !== 'Enter' && event.key !== ' ') return
      event.preventDefault()
      onPress()
    }}
  >
    <span class="button-label">{children}</span>
  </span>
)
