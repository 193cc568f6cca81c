import type { WizardClient } from '../../shared/wizard/wizard-client.ts'
import { sendToBackground } from '../messages/send-to-background.ts'

/** The wizard's client, which goes through the background: the window never sees a token. */
export function createWindowClient(language: () => string): WizardClient {
  return {
    loadSite: () => sendToBackground({ type: 'site', language: language() }),
    startRun: (run) => sendToBackground({ type: 'start', ...run }),
    resumeRun: () => sendToBackground({ type: 'resume', language: language() }),
    sendAnswer: (number, answer) => sendToBackground({ type: 'answer', language: language(), number, answer }),
    tryPassword: (number, newPassword) =>
      sendToBackground({ type: 'try-password', language: language(), number, newPassword }),
    changeLanguage: (language) => sendToBackground({ type: 'language', language }),
    cancelRun: () => sendToBackground({ type: 'cancel', language: language() }),
  }
}
