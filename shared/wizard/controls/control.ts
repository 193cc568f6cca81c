import type { ComponentType } from 'preact'
import type { MessageKey } from '../../languages/keys.ts'

/** What a form cannot show or do; named by `control` of a page, fetched with the first page that names it. */
export interface Control {
  /** Stands above the fields. Must come out whole without scripts, unless `complete` is there. */
  View?: ComponentType<{ data: Record<string, unknown> }>
  /**
   * Called when the person goes on, with what they typed; gives the whole answer. A problem is shown, and the page stays as it is.
   * Begins in the very event of the press, since browsers ask for one before they show a passkey.
   */
  complete?(
    data: Record<string, unknown>,
    typed: Record<string, unknown>,
    signal: AbortSignal,
  ): Promise<{ answer: Record<string, unknown> } | { problem: MessageKey }>
  /** Why it cannot work in this window at all; then only the other ways on are left. */
  missing?(): MessageKey | undefined
}
