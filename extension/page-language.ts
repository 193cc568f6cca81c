import { pickLanguage } from '../shared/languages/pick-language.ts'

const chosen = 'latchkey-language'

/** Language of the extension's own pages: the one chosen in the wizard, else the browser's. */
export function pageLanguage(): string {
  return pickLanguage([localStorage.getItem(chosen) ?? '', ...navigator.languages])
}

export function keepPageLanguage(code: string): void {
  localStorage.setItem(chosen, code)
}
