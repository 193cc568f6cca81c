import type { Condition, Detector, Facts } from './detector.ts'
import { type Layout, visible } from './layout.ts'
import { look, type Seen, type SeenField } from './look.ts'
import { normalise, says } from './patterns.ts'
import type { Root } from './roots.ts'

export interface Page {
  document: Document
  address: Pick<URL, 'origin' | 'pathname' | 'search' | 'hash'>
  layout: Layout
  facts: Facts
  /** The trees of the page, same-origin frames among them. */
  roots: Root[]
}

export interface Finding {
  id: string
  says: 'expired' | 'change'
  score: number
}

/** What both of the following ask about; whoever needs both looks once. */
export const seenOn = ({ document, address, layout, roots }: Page): Seen =>
  look(document, pathOf(address), layout, roots)

/** The first detector that the page answers to. The only interpreter of detectors; it reads no field's value. */
export function match(detectors: Detector[], page: Page, seen = seenOn(page)): Finding | undefined {
  const holds = (condition: Condition) => test(condition, page, seen)
  for (const detector of detectors) {
    const finding = detector.needs.every(holds) && weigh(detector, holds)
    if (finding && !detector.success?.some(holds)) return finding
  }
  return undefined
}

/** Stops as soon as what is left cannot make a finding of it any more: texts are dear, and most pages end before theirs. */
function weigh({ id, signals, actAt }: Detector, holds: (condition: Condition) => boolean): Finding | undefined {
  let left = signals.reduce((sum, { points }) => sum + Math.max(points, 0), 0)
  let score = 0
  let says: Finding['says'] = 'expired'
  for (const signal of signals) {
    if (score + left < actAt) return undefined
    left -= Math.max(signal.points, 0)
    if (!holds(signal.when)) continue
    score += signal.points
    says = signal.says ?? says
  }
  return score < actAt ? undefined : { id, says, score }
}

/** Whether the page says that the password was changed, by what these detectors know of success. */
export function succeeded(detectors: Detector[], page: Page, seen = seenOn(page)): boolean {
  return detectors.some(({ success }) => success?.some((condition) => test(condition, page, seen)))
}

function test(condition: Condition, page: Page, seen: Seen): boolean {
  if ('at' in condition) return condition.at.some((part) => seen.path.includes(part))
  if ('all' in condition) return condition.all.every((each) => test(each, page, seen))
  if ('any' in condition) return condition.any.some((each) => test(each, page, seen))
  if ('not' in condition) return !test(condition.not, page, seen)
  if ('url' in condition) return says(seen.path, condition.url)
  if ('cameFrom' in condition) return says(sameOriginReferrer(page), condition.cameFrom)
  if ('fact' in condition) return page.facts[condition.fact]
  if ('text' in condition) return says(seen.text(), condition.text)
  if ('has' in condition) return condition.has.some((selector) => seen.elements(selector).length > 0)
  if ('shows' in condition)
    return condition.shows.some((selector) => seen.elements(selector).some((element) => visible(element, page.layout)))
  return testFields(condition, seen)
}

type FieldCondition = Extract<
  Condition,
  | { fields: unknown }
  | { passwords: unknown }
  | { emails: unknown }
  | { autocomplete: unknown }
  | { username: unknown }
  | { currentPassword: unknown }
>

function testFields(condition: FieldCondition, { fields, passwords }: Seen): boolean {
  const visible = (is: (field: SeenField) => boolean) => fields.filter((field) => is(field) && field.visible())
  if ('fields' in condition)
    return condition.fields.every((name) => fields.some((field) => field.names.includes(name) && field.visible()))
  if ('passwords' in condition) {
    // How many there are at all is cheaper to see than where they stand.
    const { min = 0 } = condition.passwords
    if (fields.filter(({ kind }) => kind === 'password').length < min) return false
    return within(passwords().length, condition.passwords)
  }
  if ('emails' in condition) return within(visible(({ kind }) => kind === 'email').length, condition.emails)
  if ('autocomplete' in condition) {
    return Object.entries(condition.autocomplete).every(
      ([token, least]) => visible(({ autocomplete }) => autocomplete.includes(token)).length >= least,
    )
  }
  if ('username' in condition) {
    return fields.some(
      (field) =>
        field.kind !== 'password' &&
        says(normalise([...field.names, ...field.autocomplete].join(' ')), condition.username),
    )
  }
  return visible(({ kind }) => kind === 'password').some((field) =>
    says(normalise([...field.names.map(apart), field.label()].join(' ')), condition.currentPassword),
  )
}

/** "txtOld" holds the word "old", "threshold" does not. */
const apart = (name: string) => name.replace(/([a-z])([A-Z])/g, '$1 $2')

function within(count: number, { min = 0, max = Number.POSITIVE_INFINITY }: { min?: number; max?: number }): boolean {
  return count >= min && count <= max
}

/** Path, query and fragment, ASCII as in every URL; a page's address may be as long as it likes, the rest of it is not looked at. */
export function pathOf(address: Page['address']): string {
  return (address.pathname + address.search + address.hash).slice(0, 2000).toLowerCase()
}

function sameOriginReferrer({ document, address }: Page): string {
  const referrer = URL.parse(document.referrer)
  return referrer?.origin === address.origin ? pathOf(referrer) : ''
}
