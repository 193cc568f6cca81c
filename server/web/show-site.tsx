import { render, type VNode } from 'preact'
import { pickLanguage } from '../../shared/languages/pick-language.ts'

const chosenLanguage = 'latchkey-language'

/** What every site takes from the browser. */
interface SiteSettings {
  language: string
  onLanguage: (code: string) => void
  address: string
}

/** Shows a site in the document that loaded this script; the browser keeps the chosen language. */
export function showSite(site: (settings: SiteSettings) => VNode): void {
  const app = document.getElementById('app')
  if (!app) return
  const settings = {
    language: pickLanguage([localStorage.getItem(chosenLanguage) ?? '', ...navigator.languages]),
    onLanguage: (code: string) => localStorage.setItem(chosenLanguage, code),
    address: location.host,
  }
  render(site(settings), app)
}
