import type { Saying } from './detector.ts'
import { findLanguages } from './find-languages.ts'
import type { readStatements, Statements } from './grammar.ts'
import { isVisible, type Layout } from './layout.ts'
import { memoize } from './memoize.ts'
import { announced, drawn, headings, readMessages } from './page-messages.ts'
import { matches, normalise } from './patterns.ts'
import { getParentAcrossTrees, type Root } from './roots.ts'
import { readShortText, readTextNear, readVisibleText } from './text.ts'
import type { Vocabulary } from './vocabularies/vocabulary.ts'

/** One form field. Its value is not included and is never read. */
export interface PageField {
  names: string[]
  autocomplete: string[]
  isPassword: boolean
  /** A field for text: neither a checkbox nor a button. */
  takesText: boolean
  label(): string
  isVisible(): boolean
  /** Its form, or the document's body without one. */
  form(): Element
}

/** What reads sentences: loaded where a page speaks of passwords (`words/<language>.js`, `grammar.js`). */
export interface Words {
  /** By language; those that the page's text needs and that are not here are in `missing` of its content. */
  vocabularies: Record<string, Vocabulary>
  /** Comes with the first vocabulary. */
  grammar: typeof readStatements | undefined
}

/** What is expensive to read is read once, on first use: for most pages the address and a count of fields suffice. */
export interface PageContent {
  fields: PageField[]
  /** Visible password fields of the form with most of them. */
  passwords(): PageField[]
  /** Visible text near those, or of the page if there are none; normalised. */
  text(): string
  /** Whether the page says this, near the form, in its title or in a message; undefined counts as no. */
  says(saying: Saying): boolean | undefined
  isCurrentLabel(label: string): boolean
  /** Whether that form has two password fields, a button and nothing else: no link past it, box to tick or second button. */
  isDeadEnd(): boolean
  /** How much of the page a person can press beside one button: links, menus, other forms. Many count as infinitely many. */
  countOthers(): number
  /** Languages of the text whose vocabularies are not loaded yet; until they are, it is unknown what the page says. */
  missing: Set<string>
  /** Elements of all trees of the page. */
  elements(selector: string): Element[]
  /** Path, query and fragment, normalised. */
  path: string
}

const maxFields = 300

/** A form with more controls serves other purposes as well, even when most of them are hidden. */
const maxControls = 20

/** What leads past a form or belongs to more than a new password; a link to sign out does not. */
const controls = 'input:not([type=hidden]),button,select,a[href]:not([href*=logout],[href*=signout],[href*=logoff])'

/** Without a password field, such a page is an article, a discussion, a list or a setting, and no message to the person. */
const documents = 'article,textarea,select,[type=radio],[type=checkbox],[type=number],tr+tr+tr>td+td:not(:has(input))'

/** Reads the page, with the fields in open shadow roots and same-origin frames. */
export function readPage(
  document: Document,
  path: string,
  layout: Layout,
  roots: Root[],
  { vocabularies, grammar }: Words,
): PageContent {
  const elements = (selector: string) => roots.flatMap((root) => [...root.querySelectorAll(selector)])
  const inputs = (elements('input') as HTMLInputElement[]).slice(0, maxFields)
  const fields = inputs.map((input) => readField(input, layout))
  const passwords = memoize(() => {
    const drawn = fields.filter((field) => field.isPassword || field.takesText).filter((field) => field.isVisible())
    return groupByPanel(drawn).sort((a, b) => b.length - a.length)[0] ?? []
  })
  const body = document.body ?? document.documentElement
  const form = () => passwords()[0]?.form()
  const text = memoize(() => normalise(readTextNear(form() ?? body, layout)))
  const missing = new Set<string>()
  const choose = (text: string) =>
    findLanguages(text, document.documentElement.lang).flatMap((language) => {
      if (!vocabularies[language]) missing.add(language)
      return vocabularies[language] ?? []
    })
  const read = (selector: string) => normalise(readMessages(elements(selector), layout))
  /** Visible ones. A button without a text shows or hides a password. */
  const countControls = (found: Element[]) =>
    found.length > maxControls
      ? Number.POSITIVE_INFINITY
      : found.filter(
          (element) => (element.localName !== 'button' || element.textContent?.trim()) && isVisible(element, layout),
        ).length
  const state = (said: string): Statements => {
    const chosen = choose(said)
    return chosen[0] && grammar ? grammar(said, chosen) : {}
  }
  /** What belongs to the form, or a page without one that is no longer than a message. */
  const near = memoize(() => (form() ? text() : elements(documents)[0] ? '' : normalise(readShortText(body, layout))))
  // Most pages have no message, and reading what is near costs more than the search.
  const messages = memoize(() => {
    if (!elements(announced + drawn)[0]) return ''
    return read(form() || near() ? announced + drawn : announced)
  })
  const spoken = memoize(() =>
    [near() && normalise(document.title), near(), passwords()[1] ? read(headings) : '', messages()].join('\n'),
  )
  const statements = memoize(() => state(spoken()))
  const announcements = memoize(() => state(messages()))
  return {
    fields,
    passwords,
    text,
    says(saying) {
      if (saying === 'announcesExpiry') return announcements().expired
      // Without a form, a page that also describes what happens then is an article.
      if (saying === 'expired' && !form() && statements().describes) return false
      if (saying === 'foreign') return messages() !== '' && !choose(spoken())[0] && !missing.size
      if (saying !== 'reset' && saying !== 'signUp') return statements()[saying]
      return choose(spoken()).some((vocabulary) => matches(text(), vocabulary[saying]))
    },
    isDeadEnd: () => passwords().length === 2 && countControls([...(form()?.querySelectorAll(controls) ?? [])]) === 3,
    countOthers() {
      const texts = fields.filter((field) => (field.isPassword || field.takesText) && field.isVisible())
      return countControls(elements(controls)) - texts.length - 1
    },
    isCurrentLabel: (label) => choose(label).some(({ current }) => matches(label, current)),
    missing,
    elements,
    path,
  }
}

/** Password fields by form; in a form, a field for text after them begins another panel: "sign in" beside "join". */
function groupByPanel(drawn: PageField[]): PageField[][] {
  return [...Map.groupBy(drawn, (field) => field.form()).values()].flatMap((fields) => {
    const panels: PageField[][] = [[]]
    for (const field of fields) {
      if (field.isPassword) panels.at(-1)?.push(field)
      else if (panels.at(-1)?.length) panels.push([])
    }
    return panels.filter((panel) => panel.length > 0)
  })
}

function readField(input: HTMLInputElement, layout: Layout): PageField {
  const type = input.getAttribute('type')?.toLowerCase() ?? 'text'
  const autocomplete = input.getAttribute('autocomplete')?.toLowerCase().split(/\s+/) ?? []
  // "Show password" changes the type to text but keeps the token.
  const isPassword = type === 'password' || autocomplete.some((token) => token.endsWith('-password'))
  return {
    names: [input.getAttribute('name') ?? '', input.id],
    autocomplete,
    isPassword,
    takesText: /^(text|email|tel|search)$/.test(type),
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
