import { listingLanguages, readAnswers, readListing, readReviewInstructions } from './listing.ts'
import { type Limit, type Store, type StoreId, stores } from './stores.ts'

/** Sentences about texts of the listing that a store would refuse. */
export function checkTexts(): string[] {
  const faults: string[] = []
  const check = (store: StoreId, what: string, text: string, limit: Limit | undefined) => {
    if (!limit) return
    const { min = 1, max } = limit
    if (text.length >= min && text.length <= max) return
    faults.push(`${stores[store].name}: ${what} has ${text.length} characters, not ${min} to ${max}`)
  }
  const { purpose, reasons } = readAnswers()
  for (const [id, store] of Object.entries<Store>(stores) as [StoreId, Store][]) {
    const { texts, searchTerms } = store
    check(id, 'the purpose', purpose, texts.purpose)
    for (const [name, reason] of Object.entries(reasons)) check(id, `the reason of ${name}`, reason, texts.reason)
    check(id, 'the text for reviewers', readReviewInstructions(texts.review.max), texts.review)
    for (const language of listingLanguages) {
      const listing = readListing(language)
      for (const field of ['name', 'summary', 'description'] as const) {
        check(id, `${field} (${language})`, listing[field], texts[field])
      }
      if (searchTerms && !fitsSearch(listing.searchTerms, searchTerms)) {
        faults.push(`${store.name}: the search terms (${language}) are too many or too long`)
      }
    }
  }
  return faults
}

const fitsSearch = (terms: string[], { max, maxCharacters, maxWords }: NonNullable<Store['searchTerms']>): boolean =>
  terms.length <= max &&
  terms.every((term) => term.length > 0 && term.length <= maxCharacters) &&
  terms.join(' ').split(' ').length <= maxWords
