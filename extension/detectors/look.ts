import { type Layout, visible } from './layout.ts'
import { normalise } from './patterns.ts'
import { remembering } from './remembering.ts'
import { around, type Root } from './roots.ts'
import { textNear, visibleText } from './text.ts'

/** What was seen of one form field. Its value is not among it and is never read. */
export interface SeenField {
  names: string[]
  autocomplete: string[]
  kind: 'password' | 'email' | 'other'
  label(): string
  visible(): boolean
  /** The form it belongs to, or its document where there is none. */
  form(): Element
}

/** What is dear to see is seen when first asked for, and once: most pages are done with by their address and a count. */
export interface Seen {
  fields: SeenField[]
  /** Visible password fields of the form that has most of them. */
  passwords(): SeenField[]
  /** Visible text near those, normalised. Without a password field it is that of the page. */
  text(): string
  /** Elements of whatever tree of the page. */
  elements(selector: string): Element[]
  /** Path, query and fragment, normalised. */
  path: string
}

const mostFields = 300

/** Looks at the page once: fields in open shadow roots and same-origin frames included. */
export function look(document: Document, path: string, layout: Layout, roots: Root[]): Seen {
  const elements = (selector: string) => roots.flatMap((root) => [...root.querySelectorAll(selector)])
  const inputs = (elements('input') as HTMLInputElement[]).slice(0, mostFields)
  const fields = inputs.map((input) => seen(input, layout))
  const passwords = remembering(() => {
    const drawn = fields.filter((field) => field.kind === 'password' && field.visible())
    return [...Map.groupBy(drawn, (field) => field.form()).values()].sort((a, b) => b.length - a.length)[0] ?? []
  })
  return {
    fields,
    passwords,
    text: remembering(() =>
      normalise(textNear(passwords()[0]?.form() ?? document.body ?? document.documentElement, layout)),
    ),
    elements,
    path,
  }
}

function seen(input: HTMLInputElement, layout: Layout): SeenField {
  const type = input.getAttribute('type')?.toLowerCase() ?? 'text'
  const autocomplete = input.getAttribute('autocomplete')?.toLowerCase().split(/\s+/) ?? []
  // "Show password" turns the type into text; the token stays.
  const password = type === 'password' || autocomplete.some((token) => token.endsWith('-password'))
  return {
    names: [input.getAttribute('name') ?? '', input.id],
    autocomplete,
    kind: password ? 'password' : type === 'email' || autocomplete.includes('email') ? 'email' : 'other',
    label() {
      const labels = [...(input.labels ?? [])].map((label) => visibleText(label, layout))
      return normalise([...labels, input.getAttribute('aria-label'), input.getAttribute('placeholder')].join(' '))
    },
    visible: remembering(() => type !== 'hidden' && visible(input, layout)),
    form: () => formAround(input),
  }
}

function formAround(input: HTMLInputElement): Element {
  if (input.form) return input.form
  for (let at = around(input); at; at = around(at)) if (at.localName === 'form') return at
  return input.ownerDocument.body
}
