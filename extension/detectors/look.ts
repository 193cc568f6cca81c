import { type Layout, visible } from './layout.ts'
import { normalise } from './patterns.ts'
import { around, type Root } from './roots.ts'
import { textNear, visibleText } from './text.ts'

/** What was seen of one form field. Its value is not among it and is never read. */
export interface SeenField {
  names: string[]
  label: string
  autocomplete: string[]
  kind: 'password' | 'email' | 'other'
  visible: boolean
  /** The form it belongs to, or its document where there is none. */
  form: Element
}

export interface Seen {
  fields: SeenField[]
  /** Visible password fields of the form that has most of them. */
  passwords: SeenField[]
  /** Visible text near those, normalised; made when first asked for. Without a password field it is that of the page. */
  text(): string
  /** Elements of whatever tree of the page. */
  elements(selector: string): Element[]
}

const mostFields = 300

/** Looks at the page once: fields in open shadow roots and same-origin frames included. */
export function look(document: Document, layout: Layout, roots: Root[]): Seen {
  const fields: SeenField[] = []
  for (const root of roots) {
    for (const input of root.querySelectorAll('input')) {
      if (fields.length < mostFields) fields.push(seen(input, layout))
    }
  }
  const byForm = Map.groupBy(
    fields.filter((field) => field.kind === 'password' && field.visible),
    (field) => field.form,
  )
  const passwords = [...byForm.values()].sort((a, b) => b.length - a.length)[0] ?? []
  let text: string | undefined
  return {
    fields,
    passwords,
    text() {
      text ??= normalise(textNear(passwords[0]?.form ?? document.body ?? document.documentElement, layout))
      return text
    },
    elements: (selector) => roots.flatMap((root) => [...root.querySelectorAll(selector)]),
  }
}

function seen(input: HTMLInputElement, layout: Layout): SeenField {
  const type = input.getAttribute('type')?.toLowerCase() ?? 'text'
  const autocomplete = (input.getAttribute('autocomplete') ?? '').toLowerCase().split(/\s+/)
  // "Show password" turns the type into text; the token stays.
  const password = type === 'password' || autocomplete.some((token) => token.endsWith('-password'))
  const labels = [...(input.labels ?? [])].map((label) => visibleText(label, layout))
  return {
    names: [input.getAttribute('name') ?? '', input.id],
    label: normalise([...labels, input.getAttribute('aria-label'), input.getAttribute('placeholder')].join(' ')),
    autocomplete,
    kind: password ? 'password' : type === 'email' || autocomplete.includes('email') ? 'email' : 'other',
    visible: type !== 'hidden' && visible(input, layout),
    form: formAround(input),
  }
}

function formAround(input: HTMLInputElement): Element {
  if (input.form) return input.form
  for (let at = around(input); at; at = around(at)) if (at.localName === 'form') return at
  return input.ownerDocument.body
}
