import type { Condition, Detector, Facts } from './detector.ts'
import { type Layout, visible } from './layout.ts'
import { look, type Seen } from './look.ts'
import { normalise, says } from './patterns.ts'

export interface Page {
  document: Document
  address: URL
  layout: Layout
  facts: Facts
}

export interface Finding {
  id: string
  says: 'expired' | 'change'
  score: number
}

/** The first detector that the page answers to. The only interpreter of detectors; it reads no field's value. */
export function match(detectors: Detector[], page: Page): Finding | undefined {
  const seen = look(page.document, page.layout)
  const holds = (condition: Condition) => test(condition, page, seen)
  for (const detector of detectors) {
    if (!detector.needs.every(holds) || detector.success.some(holds)) continue
    const found = detector.signals.filter((signal) => holds(signal.when))
    const score = found.reduce((sum, signal) => sum + signal.points, 0)
    if (score < detector.actAt) continue
    return { id: detector.id, says: found.some((signal) => signal.says) ? 'change' : 'expired', score }
  }
  return undefined
}

/** Whether the page says that the password was changed, by what these detectors know of success. */
export function succeeded(detectors: Detector[], page: Page): boolean {
  const seen = look(page.document, page.layout)
  return detectors.some(({ success }) => success.some((condition) => test(condition, page, seen)))
}

function test(condition: Condition, page: Page, seen: Seen): boolean {
  const { address, facts } = page
  if ('all' in condition) return condition.all.every((each) => test(each, page, seen))
  if ('any' in condition) return condition.any.some((each) => test(each, page, seen))
  if ('not' in condition) return !test(condition.not, page, seen)
  if ('url' in condition) return says(pathOf(address), condition.url)
  if ('cameFrom' in condition) return says(sameOriginReferrer(page), condition.cameFrom)
  if ('fact' in condition) return facts[condition.fact]
  if ('text' in condition) return says(seen.text(), condition.text)
  if ('has' in condition) return condition.has.some((selector) => seen.elements(selector).length > 0)
  if ('shows' in condition)
    return condition.shows.some((selector) => seen.elements(selector).some((element) => visible(element, page.layout)))
  if ('parameter' in condition) {
    const present = [...address.searchParams.keys()].map((name) => name.toLowerCase())
    return condition.parameter.some((name) => present.includes(name))
  }
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
  const visible = fields.filter((field) => field.visible)
  if ('fields' in condition)
    return condition.fields.every((name) => visible.some((field) => field.names.includes(name)))
  if ('passwords' in condition) return within(passwords.length, condition.passwords)
  if ('emails' in condition) return within(visible.filter((field) => field.kind === 'email').length, condition.emails)
  if ('autocomplete' in condition) {
    return Object.entries(condition.autocomplete).every(
      ([token, least]) => visible.filter((field) => field.autocomplete.includes(token)).length >= least,
    )
  }
  if ('username' in condition) {
    return fields.some(
      (field) =>
        field.kind !== 'password' &&
        says(normalise([...field.names, ...field.autocomplete].join(' ')), condition.username),
    )
  }
  return visible.some(
    (field) =>
      field.kind === 'password' &&
      says(normalise([...field.names.map(apart), field.label].join(' ')), condition.currentPassword),
  )
}

/** "txtOld" holds the word "old", "threshold" does not. */
const apart = (name: string) => name.replace(/([a-z])([A-Z])/g, '$1 $2')

function within(count: number, { min = 0, max = Number.POSITIVE_INFINITY }: { min?: number; max?: number }): boolean {
  return count >= min && count <= max
}

/** Path, query and fragment; a page's address may be as long as it likes, the rest of it is not looked at. */
function pathOf(address: URL): string {
  return normalise(`${address.pathname}${address.search}${address.hash}`.slice(0, 2000))
}

function sameOriginReferrer({ document, address }: Page): string {
  const referrer = URL.parse(document.referrer)
  return referrer?.origin === address.origin ? pathOf(referrer) : ''
}
