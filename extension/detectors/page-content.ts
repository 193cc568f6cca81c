import { isVisible, type Layout } from './layout.ts'
import { memoize } from './memoize.ts'
import { normalise } from './patterns.ts'
import { getParentAcrossTrees, type Root } from './roots.ts'
import { readTextNear, readVisibleText } from './text.ts'

/** One form field. Its value is not included and is never read. */
export interface PageField {
  names: string[]
  autocomplete: string[]
  kind: 'password' | 'email' | 'other'
  label(): string
  isVisible(): boolean
  /** Its form, or the document's body without one. */
  form(): Element
}

/** What is expensive to read is read once, on first use: for most pages the address and a count of fields suffice. */
export interface PageContent {
  fields: PageField[]
  /** Visible password fields of the form with most of them. */
  passwords(): PageField[]
  /** Visible text near those, or of the page if there are none; normalised. */
  text(): string
  /** Elements of all trees of the page. */
  elements(selector: string): Element[]
  /** Path, query and fragment, normalised. */
  path: string
}

const maxFields = 300

/** Reads the page, with the fields in open shadow roots and same-origin frames. */
export function readPage(document: Document, path: string, layout: Layout, roots: Root[]): PageContent {
  const elements = (selector: string) => roots.flatMap((root) => [...root.querySelectorAll(selector)])
  const inputs = (elements('input') as HTMLInputElement[]).slice(0, maxFields)
  const fields = inputs.map((input) => readField(input, layout))
  const passwords = memoize(() => {
    const drawn = fields.filter((field) => field.kind === 'password' && field.isVisible())
    return [...Map.groupBy(drawn, (field) => field.form()).values()].sort((a, b) => b.length - a.length)[0] ?? []
  })
  return {
    fields,
    passwords,
    text: memoize(() =>
      normalise(readTextNear(passwords()[0]?.form() ?? document.body ?? document.documentElement, layout)),
    ),
    elements,
    path,
  }
}

function readField(input: HTMLInputElement, layout: Layout): PageField {
  const type = input.getAttribute('type')?.toLowerCase() ?? 'text'
  const autocomplete = input.getAttribute('autocomplete')?.toLowerCase().split(/\s+/) ?? []
  // "Show password" changes the type to text but keeps the token.
  const password = type === 'password' || autocomplete.some((token) => token.endsWith('-password'))
  return {
    names: [input.getAttribute('name') ?? '', input.id],
    autocomplete,
    kind: password ? 'password' : type === 'email' || autocomplete.includes('email') ? 'email' : 'other',
    label() {
      const labels = [...(input.labels ?? [])].map((label) => readVisibleText(label, layout))
      return normalise([...labels, input.getAttribute('aria-label'), input.getAttribute('placeholder')].join(' '))
    },
    isVisible: memoize(() => type !== 'hidden' && isVisible(input, layout)),
    form: () => findForm(input),
  }
}

function findForm(input: HTMLInputElement): Element {
  if (input.form) return input.form
  for (let at = getParentAcrossTrees(input); at; at = getParentAcrossTrees(at)) if (at.localName === 'form') return at
  return input.ownerDocument.body
}
