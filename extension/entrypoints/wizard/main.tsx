import { render } from 'preact'
import { applyBrand } from '../../../shared/ui/apply-brand.ts'
import { sendToBackground } from '../../messages/send-to-background.ts'
import { readPageLanguage } from '../../page-language.ts'
import { fitWindow } from '../../wizard/fit-window.ts'
import type { WizardLaunchContext } from '../../wizard/launch-context.ts'
import { WizardWindow } from '../../wizard/WizardWindow.tsx'
import '../../wizard/wizard-window.css'

const app = document.getElementById('app')
if (app) {
  const language = readPageLanguage()
  document.documentElement.lang = language
  void fitWindow().catch(() => undefined)
  const context = await sendToBackground<WizardLaunchContext>({ type: 'launch-context', language })
  applyBrand(context.brand, '.brand')
  render(<WizardWindow context={context} language={language} />, app)
}
