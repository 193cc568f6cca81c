import { render } from 'preact'
import { readPageLanguage } from '../../page-language.ts'
import { Popup } from '../../popup/Popup.tsx'

const app = document.getElementById('app')
if (app) {
  const language = readPageLanguage()
  document.documentElement.lang = language
  render(<Popup language={language} />, app)
}
