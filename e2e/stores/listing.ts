import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { catalogues } from '../../shared/languages/translator.ts'
import { repository } from '../environment/server.ts'
import type { Language } from '../screenshots/surface.ts'

const folder = join(repository, 'docs/stores')
const read = (file: string) => readFileSync(join(folder, file), 'utf8')

export const listingLanguages = Object.keys(catalogues) as Language[]

export interface Listing {
  name: string
  summary: string
  description: string
  searchTerms: string[]
  /** What is written in the pictures, by picture. */
  captions: Record<string, string>
}

/** Reads `docs/stores/listing-<language>.md`; name and summary are those of the manifest. */
export function readListing(language: Language): Listing {
  const sections = readSections(`listing-${language}.md`)
  const items = (title: string) => (sections[title] ?? '').split('\n').map((line) => line.replace(/^- /, ''))
  const texts = catalogues[language]
  if (!texts) throw new Error(`The catalogue has no ${language}`)
  return {
    name: texts['extension.name'],
    summary: texts['extension.description'],
    description: sections.Description ?? '',
    searchTerms: items('Search terms'),
    captions: Object.fromEntries(items('Captions').map((line) => line.split(/: (.*)/, 2) as [string, string])),
  }
}

/** The answers of `docs/stores/README.md`, in English only, as reviewers read them. */
export function readAnswers(): { purpose: string; privacyPolicy: string; reasons: Record<string, string> } {
  const sections = readSections('README.md')
  const rows = [...(sections['Why each permission'] ?? '').matchAll(/^\| (`.*?) \| (.*) \|$/gm)]
  return {
    purpose: (sections.Purpose ?? '').replaceAll('\n', ' '),
    privacyPolicy: sections['Privacy policy'] ?? '',
    reasons: Object.fromEntries(
      rows.flatMap(([, names = '', reason = '']) =>
        [...names.matchAll(/`(.*?)`/g)].map(([, name]) => [name, reason] as [string, string]),
      ),
    ),
  }
}

/** What reviewers read: the whole, or where a form has less room the short form. */
export function readReviewInstructions(maxCharacters: number): string {
  const { 'In short': short = '', 'Step by step': steps = '' } = readSections('review.md')
  const whole = toPlainText(steps)
  return whole.length <= maxCharacters ? whole : toPlainText(short).replaceAll('\n', ' ')
}

/** Forms show no markdown. */
const toPlainText = (markdown: string) => markdown.replace(/[`*]/g, '')

/** The text under each heading of the second level. */
function readSections(file: string): Record<string, string> {
  const [, ...parts] = read(file).split(/^## /m)
  return Object.fromEntries(
    parts.map((part) => {
      const [title = '', ...lines] = part.split('\n')
      return [title, lines.join('\n').trim()]
    }),
  )
}
