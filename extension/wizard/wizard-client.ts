import type { WizardClient } from '../../shared/wizard/client.ts'
import { ask } from '../server-link/ask.ts'

/** The wizard's server, through the background: the window never sees a token. */
export function createWindowClient(language: () => string): WizardClient {
  return {
    site: () => ask({ ask: 'site', language: language() }),
    tasks: (of) => ask({ ask: 'tasks', language: language(), ...of }),
    start: (run) => ask({ ask: 'start', ...run }),
    resume: () => ask({ ask: 'resume', language: language() }),
    answer: (number, answer) => ask({ ask: 'answer', language: language(), number, answer }),
    tryPassword: (number, newPassword) => ask({ ask: 'try-password', language: language(), number, newPassword }),
    cancel: () => ask({ ask: 'cancel', language: language() }),
  }
}
