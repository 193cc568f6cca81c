import { browser } from 'wxt/browser'
import type { ContentScriptMessage } from './messages.ts'

/**
 * Sends a content script's message, again if the background was stopped before it was done with it: each has the same effect twice. Rejects after the second time.
 * In a file of its own, since pages get it without the texts.
 */
export async function reportToBackground(message: ContentScriptMessage): Promise<void> {
  const send = async () => void assertAnswered(await browser.runtime.sendMessage<unknown, true | undefined>(message))
  await send().catch(send)
}

/** The background answers every message, and with nothing by null. A browser that stopped it rejects, or gives undefined. */
export function assertAnswered<Answer>(answer: Answer | undefined): Answer {
  if (answer === undefined) throw new Error('no answer')
  return answer
}
