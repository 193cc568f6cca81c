import { render } from 'preact'
import { getTranslator } from '../../../shared/languages/browser.ts'
import { readPageLanguage } from '../../page-language.ts'
import { Welcome } from '../../welcome/Welcome.tsx'

const app = document.getElementById('app')
if (app) {
  const language = readPageLanguage()
  document.documentElement.lang = language
  document.title = getTranslator(language)('extension.welcome-title')
  render(<Welcome language={language} />, app)
}
