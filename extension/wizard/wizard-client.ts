import { applyBrand } from '../../shared/ui/apply-brand.ts'
import type { Reply, SiteInfo, WizardClient } from '../../shared/wizard/wizard-client.ts'
import type { ExtensionPageMessage } from '../messages/messages.ts'
import { requestFromBackground, sendToBackground } from '../messages/send-to-background.ts'

/**
 * The wizard's client, which goes through the background: the window never sees a token. `onLost` is called when what the window was opened for is gone.
 */
export function createWindowClient(language: () => string, onLost: () => void): WizardClient {
  let starts = 0
  async function request<Value>(message: ExtensionPageMessage): Promise<Reply<Value>> {
    const reply = await requestFromBackground<Value>(message)
    if (!reply.ok && reply.problem.code === 'window-lost') onLost()
    return reply
  }
  return {
    async loadSite() {
      const site = await request<SiteInfo>({ type: 'site', language: language() })
      if (site.ok) applyBrand(site.value.branding, '.brand')
      return site
    },
    startRun: (run) => {
      starts++
      return request({ type: 'start', ...run })
    },
    resumeRun: () => request({ type: 'resume', language: language() }),
    sendAnswer: (number, answer) => request({ type: 'answer', language: language(), number, answer }),
    tryPassword: (number, newPassword) => request({ type: 'try-password', language: language(), number, newPassword }),
    changeLanguage: (language) => request({ type: 'language', language }),
    async cancelRun() {
      const startsBefore = starts
      const cancel = () => sendToBackground<void>({ type: 'cancel', language: language() })
      // Sent again where the browser stopped the background meanwhile, but never for a run that was begun since. What is not cancelled expires on the server.
      const cancelAgain = () => (starts === startsBefore ? cancel() : undefined)
      await cancel()
        .catch(cancelAgain)
        .catch(() => undefined)
    },
  }
}
