import { render } from 'preact'
import { wordsFor } from '../../../shared/languages/browser.ts'
import { Options } from '../../options/Options.tsx'
import { pageLanguage } from '../../page-language.ts'

const app = document.getElementById('app')
if (app) {
  const language = pageLanguage()
  document.documentElement.lang = language
  document.title = wordsFor(language)('extension.options-title')
  render(<Options language={language} />, app)
}
