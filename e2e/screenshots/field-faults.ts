import type { Page } from 'playwright'

/**
 * Finds in the current page what a screen reader reports and axe does not check:
 *
 * - a field described by an element that does not exist
 * - a field for a new password that is not described by its rules
 * - an only field that has the focus and is not described by the heading, so that the heading is not read
 * - an empty paragraph
 * - a page with nothing to press, and an end without a primary button
 *
 * It only reads the page, so it costs no page load.
 */
export const findFieldFaults = (page: Page): Promise<string[]> => page.evaluate(readFieldFaults)

/** Runs in the page, so that it can use nothing from outside of its body. */
function readFieldFaults(): string[] {
  const isVisible = (element: Element) => element.checkVisibility({ visibilityProperty: true })
  const findVisible = (selector: string) => [...document.querySelectorAll(selector)].filter(isVisible)
  const readDescriptionIds = (element: Element) => element.getAttribute('aria-describedby')?.split(' ') ?? []
  const missingIds = findVisible('[aria-describedby]').flatMap((element) =>
    // Not every page has a text below its heading.
    readDescriptionIds(element).filter((id) => id !== 'page-text' && !document.getElementById(id)),
  )
  const ruleIds = findVisible('.rules[id]').map(({ id }) => id)
  const fieldsWithoutRules = findVisible('[autocomplete=new-password]').filter(
    (field) => !ruleIds.some((id) => readDescriptionIds(field).includes(id)),
  )
  const emptyParagraphs = findVisible('p').filter((paragraph) => paragraph.textContent === '')
  const [heading] = findVisible('main #page-title')
  const [onlyField, ...otherFields] = findVisible('main :is(input, select, textarea)')
  // There is nothing to press while something loads or the page waits, nor where a site only says that it needs scripts.
  const waiting = '.skeleton, .skeletons, [aria-busy=true], .outcome-sign[data-tone=quiet]'
  const needsNoButton = location.pathname.endsWith('/without-javascript') || document.querySelector(waiting) !== null
  const pressable = findVisible('main :is(a[href], button:not(:disabled), input, select)')
  const endsWithoutButton = findVisible('main .outcome').filter((end) => !end.querySelector('[data-look=primary]'))
  // A refused field is described by its problem; a request in a list has a heading of its own, and a dialog a name.
  const isFocused =
    onlyField !== undefined &&
    document.activeElement === onlyField &&
    !onlyField.matches('[aria-invalid], .request *, dialog *')
  return [
    ...missingIds.map((id) => `described by #${id}, which is not there`),
    ...(ruleIds.length > 0 ? fieldsWithoutRules.map(({ id }) => `#${id} is not described by its rules`) : []),
    ...(document.querySelector('main') && pressable.length === 0 && !needsNoButton ? ['a page without a way on'] : []),
    ...(needsNoButton ? [] : endsWithoutButton.map(() => 'an end without a primary button')),
    ...emptyParagraphs.map(({ parentElement }) => `empty paragraph in ${parentElement?.outerHTML.slice(0, 80)}`),
    ...(heading && isFocused && otherFields.length === 0 && !readDescriptionIds(onlyField).includes(heading.id)
      ? [`the only field, #${onlyField.id}, is not described by the heading`]
      : []),
  ]
}
