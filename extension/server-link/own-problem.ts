import { wordsFor } from '../../shared/languages/browser.ts'
import type { CallProblem } from '../../shared/wizard/client.ts'

/** What keeps a call from reaching a Latchkey server; the server's own problems arrive worded. */
export type OwnProblem = 'server-unreachable' | 'server-unset' | 'server-foreign' | 'server-address' | 'server-insecure'

export function ownProblem(code: OwnProblem, language: string, address: string): { ok: false; problem: CallProblem } {
  return { ok: false, problem: { code, text: wordsFor(language)(`extension.problem-${code}`, { address }) } }
}
