import { catalogues } from '../../shared/languages/translator.ts'
import type { MailOrder } from './notifications.ts'
import type { TextOverride, TextOverrides } from './text-override.ts'

/** Administrators' texts at one moment. */
export interface MailTexts {
  /** Of the organisation; BCP 47. */
  defaultLanguage: string
  /** By name: `workflow-failed`, and `workflow-failed.register` before it. */
  overrides: ReadonlyMap<string, TextOverrides>
}

/** For readers whose language is unknown: the organisation's. BCP 47 for "undetermined". */
export const organisationLanguage = 'und'

export const suppliedTexts: MailTexts = { defaultLanguage: 'en', overrides: new Map() }

/** Names under which overrides for this order may be stored, the most specific first. */
export function textNames({ template, values }: Pick<MailOrder, 'template' | 'values'>): string[] {
  const { workflow } = values
  return typeof workflow === 'string' ? [`${template}.${workflow}`, template] : [template]
}

export interface PickedText {
  /** Undefined: the supplied text. */
  override?: { text: TextOverride; language: string }
  /** A language of the catalogue, for all supplied texts. */
  language: string
}

/**
 * Tries the reader's language, its relatives, the organisation's and English. In each of them the override of the activity that
 * ordered the mail comes first, then that for the workflow, then that for all workflows, then the supplied text.
 */
export function pickText(order: MailOrder, { defaultLanguage, overrides }: MailTexts): PickedText {
  const sources = [order.own, ...textNames(order).map((name) => overrides.get(name))]
  const wanted = [...fallbackTags(order.language), ...fallbackTags(defaultLanguage), 'en']
  const language = wanted.find((tag) => Object.hasOwn(catalogues, tag)) ?? 'en'
  for (const tag of wanted) {
    for (const source of sources) {
      const found = source && findClosest(source, tag)
      if (!found) continue
      const ownLanguage = found.language === organisationLanguage ? language : found.language
      return { override: { text: found.text, language: ownLanguage }, language }
    }
    if (tag === language) break
  }
  return { language }
}

/** `zh-Hant-TW`, `zh-Hant`, `zh`. */
function fallbackTags(tag: string): string[] {
  const parts = tag.split('-')
  return parts.map((_, index) => parts.slice(0, parts.length - index).join('-'))
}

/** In exactly this language; for one without a region also in one of its regions. */
function findClosest(overrides: TextOverrides, wanted: string): PickedText['override'] {
  const tags = Object.keys(overrides).sort()
  const isSame = (tag: string) => tag.toLowerCase() === wanted.toLowerCase()
  const language = tags.find(isSame) ?? tags.find((tag) => !wanted.includes('-') && isSame(tag.split('-')[0] ?? ''))
  const text = language === undefined ? undefined : overrides[language]
  return text && language !== undefined ? { text, language } : undefined
}
