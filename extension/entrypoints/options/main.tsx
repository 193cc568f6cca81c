import { render } from 'preact'
import { getTranslator } from '../../../shared/languages/browser.ts'
import { Options } from '../../options/Options.tsx'
import { readPageLanguage } from '../../page-language.ts'

const app = document.getElementById('app')
if (app) {
  const language = readPageLanguage()
  document.documentElement.lang = language
  document.title = getTranslator(language)('extension.options-title')
  render(<Options language={language} />, app)
}
