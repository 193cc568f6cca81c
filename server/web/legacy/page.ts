import type { Values } from '../../../shared/forms/fields.ts'
import type { FieldProblem } from '../../../shared/forms/validate.ts'
import type { SiteFacts, Task } from '../../../shared/wizard/client.ts'
import type { WizardStep } from '../../../shared/wizard/page.ts'

/** One page of the Legacy site, before it is HTML: what the routes know, and nothing of how it looks. */
export interface LegacyPage {
  language: string
  site: Pick<SiteFacts, 'name' | 'support' | 'domains'>
  /** Host name, shown at the foot. */
  address: string
  /** Languages to change to, where a change can take effect at once. */
  languages?: { code: string; name: string; href: string }[]
  /** A screen that many people use: nothing is kept or offered to be kept, and it goes back to the start by itself. */
  kiosk: boolean
  /** Seconds after which the page goes somewhere by itself; said at the foot in kiosk mode. */
  refresh?: { seconds: number; to: string }
  start: string
  /** Proves that a form is ours, and for which address. */
  token(action: string): string
  /** Why what was sent before brought nothing, worded. */
  note?: { tone: 'bad' | 'warn' | 'quiet'; text: string }
  view: LegacyView
}

export type LegacyView =
  | ({ kind: 'account'; action: string; account?: string; domain?: string; task?: string } & Typed)
  | { kind: 'tasks'; action: string; account: string; domain?: string; tasks: Task[] }
  | ({ kind: 'step'; run: string; step: WizardStep; next?: StartFields & { action: string } } & Typed)
  | { kind: 'leave'; run: string }
  | { kind: 'patience'; action: string; order: StartFields & { workflow: string }; secondsLeft: number; here: string }
  | { kind: 'message'; title: string; text: string; again?: string }

export interface StartFields {
  account: string
  domain?: string
}

/** What was typed into a page that stands again, secrets left out, and what is wrong with it. */
export interface Typed {
  typed?: Values
  problems?: Record<string, FieldProblem>
}
