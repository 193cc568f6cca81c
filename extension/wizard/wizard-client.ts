import { applyBrand } from '../../shared/ui/apply-brand.ts'
import type { Reply, SiteInfo, WizardClient } from '../../shared/wizard/wizard-client.ts'
import { sendToBackground } from '../messages/send-to-background.ts'

/** The wizard's client, which goes through the background: the window never sees a token. */
export function createWindowClient(language: () => string): WizardClient {
  return {
    async loadSite() {
      const site = await sendToBackground<Reply<SiteInfo>>({ type: 'site', language: language() })
      if (site.ok) applyBrand(site.value.branding, '.brand')
      return site
    },
    startRun: (run) => sendToBackground({ type: 'start', ...run }),
    resumeRun: () => sendToBackground({ type: 'resume', language: language() }),
    sendAnswer: (number, answer) => sendToBackground({ type: 'answer', language: language(), number, answer }),
    tryPassword: (number, newPassword) =>
      sendToBackground({ type: 'try-password', language: language(), number, newPassword }),
    changeLanguage: (language) => sendToBackground({ type: 'language', language }),
    cancelRun: () => sendToBackground({ type: 'cancel', language: language() }),
  }
}
