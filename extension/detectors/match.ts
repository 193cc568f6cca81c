import type { Condition, Detector, Facts, FindingKind } from './detector.ts'
import { isVisible, type Layout } from './layout.ts'
import { type PageContent, readPage, type Words } from './page-content.ts'
import { matchesAny, normalise } from './patterns.ts'
import type { Root } from './roots.ts'

interface Page {
  document: Document
  address: Pick<URL, 'origin' | 'pathname' | 'search' | 'hash'>
  layout: Layout
  facts: Facts
  /** The trees of the page, same-origin frames among them. */
  roots: Root[]
  words: Words
}

interface Finding {
  id: string
  kind: FindingKind
  score: number
}

/** Reads the page once, for callers that need both functions below. */
export const readContent = ({ document, address, layout, roots, words }: Page): PageContent =>
  readPage(document, getPath(address), layout, roots, words)

/** Finds the first detector that matches the page. The only interpreter of detectors; it never reads a field's value. */
export function findMatch(detectors: Detector[], page: Page, seen = readContent(page)): Finding | undefined {
  const holds = (condition: Condition) => testCondition(condition, page, seen)
  for (const detector of detectors) {
    const finding = detector.needs.every(holds) && scoreDetector(detector, holds)
    if (finding && !detector.success?.some(holds)) return finding
  }
  return undefined
}

/** Stops as soon as the remaining signals cannot reach the threshold: texts are expensive, and most pages end before theirs. */
function scoreDetector(
  { id, signals, threshold }: Detector,
  holds: (condition: Condition) => boolean | undefined,
): Finding | undefined {
  let left = signals.reduce((sum, { points }) => sum + Math.max(points, 0), 0)
  let score = 0
  let kind: Finding['kind'] = 'expired'
  for (const signal of signals) {
    if (score + left < threshold) return undefined
    left -= Math.max(signal.points, 0)
    if (!holds(signal.when)) continue
    score += signal.points
    kind = signal.kind ?? kind
  }
  return score < threshold ? undefined : { id, kind, score }
}

/** Whether the page confirms, by one of these detectors' success conditions, that the password was changed. */
export function showsSuccess(detectors: Detector[], page: Page, seen = readContent(page)): boolean {
  return detectors.some(({ success }) => success?.some((condition) => testCondition(condition, page, seen)))
}

function testCondition(condition: Condition, page: Page, seen: PageContent): boolean | undefined {
  if ('at' in condition) return condition.at.some((part) => seen.path.includes(part))
  if ('all' in condition) return condition.all.every((each) => testCondition(each, page, seen))
  if ('any' in condition) return condition.any.some((each) => testCondition(each, page, seen))
  if ('not' in condition) return !testCondition(condition.not, page, seen)
  if ('url' in condition) return matchesAny(seen.path, condition.url)
  if ('cameFrom' in condition) return matchesAny(getSameOriginReferrer(page), condition.cameFrom)
  if ('fact' in condition) return page.facts[condition.fact]
  if ('says' in condition) return seen.says(condition.says)
  if ('has' in condition) return condition.has.some((selector) => seen.elements(selector).length > 0)
  if ('shows' in condition)
    return condition.shows.some((selector) =>
      seen.elements(selector).some((element) => isVisible(element, page.layout)),
    )
  return testFields(condition, seen)
}

type FieldCondition = Extract<
  Condition,
  | { fields: unknown }
  | { passwords: unknown }
  | { deadEnd: unknown }
  | { others: unknown }
  | { username: unknown }
  | { currentPassword: unknown }
>

function testFields(
  condition: FieldCondition,
  { fields, passwords, isCurrentLabel, isDeadEnd, countOthers }: PageContent,
): boolean {
  if ('fields' in condition)
    return condition.fields.every((name) => fields.some((field) => field.names.includes(name) && field.isVisible()))
  if ('passwords' in condition) {
    // Counting all of them is cheaper than finding out which form each belongs to.
    const { min = 0 } = condition.passwords
    if (fields.filter(({ isPassword }) => isPassword).length < min) return false
    const { max = Number.POSITIVE_INFINITY } = condition.passwords
    return passwords().length >= min && passwords().length <= max
  }
  if ('deadEnd' in condition) return isDeadEnd()
  if ('others' in condition) return countOthers() <= condition.others
  if ('username' in condition) {
    return fields.some(
      (field) =>
        !field.isPassword &&
        matchesAny(normalise([...field.names, ...field.autocomplete].join(' ')), condition.username),
    )
  }
  return fields.some(
    (field) =>
      field.isPassword &&
      field.isVisible() &&
      (matchesAny(
        normalise([...field.names, ...field.autocomplete].map(splitCamelCase).join(' ')),
        condition.currentPassword,
      ) ||
        isCurrentLabel(field.label())),
  )
}

/** Splits names into words: "txtOld" contains the word "old", "threshold" does not. */
const splitCamelCase = (name: string) => name.replace(/([a-z])([A-Z])/g, '$1 $2')

/** Path, query and fragment in lower case, ASCII as in every URL, cut to 2,000 characters. */
export function getPath(address: Page['address']): string {
  return (address.pathname + address.search + address.hash).slice(0, 2000).toLowerCase()
}

function getSameOriginReferrer({ document, address }: Page): string {
  const referrer = URL.parse(document.referrer)
  return referrer?.origin === address.origin ? getPath(referrer) : ''
}
