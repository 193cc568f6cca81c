import { pickLanguage } from '../shared/languages/pick-language.ts'

const storageKey = 'latchkey-language'

/** The language of the extension's own pages: the one chosen in the wizard, else the browser's. */
export function readPageLanguage(): string {
  return pickLanguage([localStorage.getItem(storageKey) ?? '', ...navigator.languages])
}

export function savePageLanguage(code: string): void {
  localStorage.setItem(storageKey, code)
}
