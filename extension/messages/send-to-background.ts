import { browser } from 'wxt/browser'
import { getTranslator } from '../../shared/languages/browser.ts'
import type { Reply } from '../../shared/wizard/wizard-client.ts'
import type { ExtensionPageMessage } from './messages.ts'
import { assertAnswered } from './report-to-background.ts'

/** Longer than the background waits for a server, proof of work included; a background that is stopped meanwhile may leave no sign of it. */
const maxWaitMs = 90_000

/** Of what the background answers without a server; reading a policy takes Chromium three seconds. */
const maxOwnWaitMs = 10_000
const answeredWithoutServer = new Set<ExtensionPageMessage['type']>([
  'overview',
  'open-wizard',
  'launch-context',
  'back-to-page',
])

/** What only reads, or has the same effect twice, is sent again when the browser stopped the background meanwhile. */
const repeatable = new Set<ExtensionPageMessage['type']>([
  'overview',
  'state',
  'sign-in-challenge',
  'check-server',
  'find-server',
  'open-wizard',
  'launch-context',
  'site',
  'first-page',
  'start',
  'resume',
  'language',
  'back-to-page',
])

/** Sends a message from an extension page to the background. Rejects when the browser stops the background before its answer, twice where it may be sent again. */
export async function sendToBackground<Answer>(message: ExtensionPageMessage): Promise<Answer> {
  const send = async () =>
    assertAnswered(
      await withinLimit(
        browser.runtime.sendMessage<ExtensionPageMessage, Answer | undefined>(message),
        answeredWithoutServer.has(message.type) ? maxOwnWaitMs : maxWaitMs,
      ),
    )
  return repeatable.has(message.type) ? send().catch(send) : send()
}

/**
 * Sends a message that is answered by a Reply. A background that was stopped before its answer counts as a server that does not answer: only the server
 * knows what arrived there.
 */
export async function requestFromBackground<Value>(message: ExtensionPageMessage): Promise<Reply<Value>> {
  const reply = await sendToBackground<Reply<Value>>(message).catch(() => undefined)
  if (reply) return reply
  const text = getTranslator(message.language)('extension.problem-interrupted')
  return { ok: false, problem: { code: 'server-unreachable', text } }
}

function withinLimit<Answer>(sent: Promise<Answer>, limitMs: number): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('no answer')), limitMs)
    sent.then(resolve, reject).finally(() => clearTimeout(timer))
  })
}
