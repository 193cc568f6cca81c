import { catalogues } from '../../shared/languages/words.ts'
import type { MailOrder } from './notifications.ts'
import type { OwnWording, OwnWordings } from './own-wording.ts'

/** Administrators' words, as they hold at a moment. */
export interface MailWords {
  /** Of the organisation; BCP 47. */
  defaultLanguage: string
  /** By template name: `workflow-failed`, and before it `workflow-failed.register`. */
  own: ReadonlyMap<string, OwnWordings>
}

/** For readers whose language nobody knows: the organisation's. BCP 47 for "undetermined". */
export const organisationLanguage = 'und'

export const suppliedWords: MailWords = { defaultLanguage: 'en', own: new Map() }

/** Names under which words for this order may be stored, the narrower one first. */
export function namesFor({ template, values }: Pick<MailOrder, 'template' | 'values'>): string[] {
  const { workflow } = values
  return typeof workflow === 'string' ? [`${template}.${workflow}`, template] : [template]
}

export interface Picked {
  /** Undefined: as supplied. */
  own?: { wording: OwnWording; language: string }
  /** A language of the catalogue, for all that is supplied. */
  language: string
}

/**
 * The reader's language, its nearest relative, the organisation's, English; in each of them the words of the activity that
 * ordered the mail, else those for this workflow, else those for all, else the supplied ones.
 */
export function pickWording(order: MailOrder, { defaultLanguage, own }: MailWords): Picked {
  const sources = [order.own, ...namesFor(order).map((name) => own.get(name))]
  const wanted = [...relatives(order.language), ...relatives(defaultLanguage), 'en']
  const language = wanted.find((one) => Object.hasOwn(catalogues, one)) ?? 'en'
  for (const one of wanted) {
    for (const source of sources) {
      const found = source && closest(source, one)
      if (found)
        return {
          own: { ...found, language: found.language === organisationLanguage ? language : found.language },
          language,
        }
    }
    if (one === language) break
  }
  return { language }
}

/** `zh-Hant-TW`, `zh-Hant`, `zh`. */
function relatives(tag: string): string[] {
  const parts = tag.split('-')
  return parts.map((_, index) => parts.slice(0, parts.length - index).join('-'))
}

/** In just this language; for one without a region also in one of its regions. */
function closest(wordings: OwnWordings, wanted: string): Picked['own'] {
  const tags = Object.keys(wordings).sort()
  const isSame = (tag: string) => tag.toLowerCase() === wanted.toLowerCase()
  const language = tags.find(isSame) ?? tags.find((tag) => !wanted.includes('-') && isSame(tag.split('-')[0] ?? ''))
  const wording = language === undefined ? undefined : wordings[language]
  return wording && language !== undefined ? { wording, language } : undefined
}
