import type { Page } from 'playwright'

/**
 * Finds in the current page what a screen reader meets and axe does not look for: descriptions of fields that do not exist, a new password without its
 * rules, a page whose only field has the focus without being described by the heading, empty paragraphs, and a page or an end without a way on. It only reads the page, so it
 * costs no page load.
 */
export const findFieldFaults = (page: Page): Promise<string[]> => page.evaluate(readFieldFaults)

/** Runs in the page, so all that it uses is inside. */
function readFieldFaults(): string[] {
  const isSeen = (element: Element) => element.checkVisibility({ visibilityProperty: true })
  const all = (selector: string) => [...document.querySelectorAll(selector)].filter(isSeen)
  const idsOf = (element: Element) => element.getAttribute('aria-describedby')?.split(' ') ?? []
  const missing = all('[aria-describedby]').flatMap((element) =>
    // Not every page has a text below its heading.
    idsOf(element).filter((id) => id !== 'page-text' && !document.getElementById(id)),
  )
  const rules = all('.rules[id]').map(({ id }) => id)
  const withoutRules = all('[autocomplete=new-password]').filter(
    (field) => !rules.some((id) => idsOf(field).includes(id)),
  )
  const empty = all('p').filter((paragraph) => paragraph.textContent === '')
  const [heading] = all('main #page-title')
  const [only, ...others] = all('main :is(input, select, textarea)')
  // While something loads or is waited for there is nothing to press, nor on a site that needs scripts.
  const waits = '.skeleton, .skeletons, [aria-busy=true], .outcome-sign[data-tone=quiet]'
  const isPassing = location.pathname.endsWith('/without-javascript') || document.querySelector(waits) !== null
  const pressable = all('main :is(a[href], button:not(:disabled), input, select)')
  const endings = all('main .outcome').filter((end) => !end.querySelector('[data-look=primary]'))
  // A refusal says itself what is asked for; a request in a list has a heading of its own.
  const hasFocus = only !== undefined && document.activeElement === only && !only.matches('[aria-invalid], .request *')
  return [
    ...missing.map((id) => `described by #${id}, which is not there`),
    ...(rules.length > 0 ? withoutRules.map(({ id }) => `#${id} is not described by its rules`) : []),
    ...(document.querySelector('main') && pressable.length === 0 && !isPassing ? ['a page without a way on'] : []),
    ...(isPassing ? [] : endings.map(() => 'an end without a primary button')),
    ...empty.map(({ parentElement }) => `empty paragraph in ${parentElement?.outerHTML.slice(0, 80)}`),
    ...(heading && hasFocus && others.length === 0 && !idsOf(only).includes(heading.id)
      ? [`the only field, #${only.id}, is not described by the heading`]
      : []),
  ]
}
