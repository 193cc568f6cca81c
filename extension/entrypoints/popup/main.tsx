import { render } from 'preact'
import { pageLanguage } from '../../page-language.ts'
import { Popup } from '../../popup/Popup.tsx'

const app = document.getElementById('app')
if (app) {
  const language = pageLanguage()
  document.documentElement.lang = language
  render(<Popup language={language} />, app)
}
