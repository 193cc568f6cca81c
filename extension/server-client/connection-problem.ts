import { getTranslator } from '../../shared/languages/browser.ts'
import { describeUnreachable } from '../../shared/wizard/unreachable.ts'
import type { RequestProblem } from '../../shared/wizard/wizard-client.ts'

/** Why a request did not reach a Latchkey server; problems from the server have a text already. */
export type ConnectionProblemCode =
  | 'server-unreachable'
  | 'server-unset'
  | 'server-foreign'
  /** Something answers, but it redirects, or lets no extension read its answer. */
  | 'server-elsewhere'
  /** Nothing answers by https, which is also what a browser says of a certificate that it does not trust. */
  | 'server-certificate'
  | 'server-address'
  | 'server-insecure'

export function createConnectionProblem(
  code: ConnectionProblemCode,
  language: string,
  address: string,
): { ok: false; problem: RequestProblem } {
  const t = getTranslator(language)
  const text =
    code === 'server-unreachable' ? describeUnreachable(t, address) : t(`extension.problem-${code}`, { address })
  return { ok: false, problem: { code, text } }
}
