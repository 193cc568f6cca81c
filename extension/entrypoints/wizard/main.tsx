import { render } from 'preact'
import { pageLanguage } from '../../page-language.ts'
import { ask } from '../../server-link/ask.ts'
import type { WizardErrand } from '../../wizard/errand.ts'
import { WizardWindow } from '../../wizard/WizardWindow.tsx'
import '../../wizard/wizard-window.css'

const app = document.getElementById('app')
if (app) {
  const language = pageLanguage()
  document.documentElement.lang = language
  const errand = await ask<WizardErrand>({ ask: 'errand', language })
  render(<WizardWindow errand={errand} language={language} />, app)
}
