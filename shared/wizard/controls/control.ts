import type { ComponentChildren, ComponentType, JSX } from 'preact'
import type { MessageKey } from '../../languages/keys.ts'

/** What a form cannot show or do; named by a page's `control`, and loaded with the first page that names it. */
export interface Control {
  /** Rendered above the fields. Must work without scripts, unless the control has `complete`. */
  View?: ComponentType<ViewProps<Record<string, unknown>>>
  /**
   * Called on submit with the typed values; returns the whole answer, or a problem, which is shown on the page. It is called directly
   * in the click's event, since browsers require one to show a passkey.
   */
  complete?(
    data: Record<string, unknown>,
    typed: Record<string, unknown>,
    signal: AbortSignal,
  ): Promise<{ answer: Record<string, unknown> } | { problem: MessageKey }>
  /** Fields of the page that it fills itself in this window, which are therefore not shown. */
  omits?(data: Record<string, unknown>): readonly string[]
  /** Why it cannot work in this window at all; then only the page's further buttons can be used. */
  findUnavailability?(): MessageKey | undefined
}

export interface ViewProps<Data> {
  data: Data
  /** The page's actions that belong to this row; `about` tells the buttons of several rows apart for people who only hear them. */
  renderActions?(row: string, about: string): ComponentChildren
}

/**
 * Defines a view with typed data. The server sends a control's name together with its data, so the data's shape is not checked again.
 */
export const defineView = <Data extends object>(
  View: (props: ViewProps<Data>) => JSX.Element,
): NonNullable<Control['View']> => View as NonNullable<Control['View']>
