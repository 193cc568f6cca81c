import type { Values } from '../../../shared/forms/fields.ts'
import type { FormPage } from '../../../shared/forms/form-state.ts'
import type { FieldError } from '../../../shared/forms/validate.ts'
import type { WizardStep } from '../../../shared/wizard/page.ts'
import type { OfferedWorkflow, SiteInfo } from '../../../shared/wizard/wizard-client.ts'
import type { Questions, Result, Target } from '../password-pages/client.ts'

/** One page of the Legacy site as data, before it is rendered. */
export interface LegacyPage {
  language: string
  /** Codes with a region that the reader's browser asks for; times are written as there. */
  regions?: readonly string[]
  site: Pick<SiteInfo, 'name' | 'support' | 'links' | 'domains'>
  /** Host name, shown in the footer. */
  address: string
  /** Languages to choose from, on pages where a change takes effect at once. */
  languages?: { code: string; name: string; href: string }[]
  /** A screen used by many people: the browser stores nothing, and the page returns to the start by itself. */
  kiosk: boolean
  /** Seconds after which the page loads another one; shown in the footer in kiosk mode. */
  refresh?: { seconds: number; to: string }
  /** Seconds after which a kiosk asks on this page whether its user is still there. */
  asksAfter?: number
  start: string
  /** Creates the token that proves that a form is ours, for this address. */
  createToken(action: string): string
  /** Why the previous request failed, as text. */
  note?: { tone: 'bad' | 'warn' | 'quiet'; text: string }
  view: LegacyView
}

export type LegacyView =
  | ({
      kind: 'account'
      action: string
      account?: string
      domain?: string
      /** Chosen by the address; otherwise the person chooses one of `tasks`. */
      task?: string
      tasks?: OfferedWorkflow[]
    } & TypedValues)
  | ({ kind: 'step'; run: string; step: WizardStep; next?: StartFields & { action: string } } & TypedValues)
  | { kind: 'leave'; run: string }
  | {
      kind: 'start-delay'
      action: string
      order: StartFields & { workflow: string }
      secondsLeft: number
      here: string
    }
  | ({
      kind: 'form'
      title: string
      text?: string
      account?: string
      asked: FormPage
      action: string
      hidden?: Record<string, string>
      submit?: string
      /** Further buttons that send the form. */
      presses?: readonly { value: string; label: string }[]
      links: readonly { href: string; label: string }[]
      /** Accounts, of which those are listed whose passwords cannot be set. */
      others?: readonly Target[]
      /** Where the form goes that signs out. */
      signOut?: string
    } & TypedValues)
  | { kind: 'password-results'; results: readonly Result[]; action: string; signOut: string }
  | {
      kind: 'own-questions'
      action: string
      answers: string
      back: string
      questions: Questions
      notice?: 'saved' | 'deleted' | 'unlocked'
    }
  | { kind: 'message'; title: string; text: string; again?: string }

interface StartFields {
  account: string
  domain?: string
}

/** Values of a page that is shown again, without secrets, and their problems. */
export interface TypedValues {
  typed?: Values
  problems?: Record<string, FieldError>
}
