import { render } from 'preact'
import { readPageLanguage } from '../../page-language.ts'
import { fitWindow } from '../../wizard/fit-window.ts'
import { LaunchPage } from '../../wizard/LaunchPage.tsx'
import '../../wizard/wizard-window.css'

const app = document.getElementById('app')
if (app) {
  const language = readPageLanguage()
  document.documentElement.lang = language
  void fitWindow().catch(() => undefined)
  render(<LaunchPage language={language} />, app)
}
