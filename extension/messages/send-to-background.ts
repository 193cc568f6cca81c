import { browser } from 'wxt/browser'
import type { ExtensionPageMessage } from './messages.ts'

/** Sends a message from an extension page to the background, which always answers: a failure comes back as a Reply. */
export async function sendToBackground<Answer>(message: ExtensionPageMessage): Promise<Answer> {
  return browser.runtime.sendMessage<ExtensionPageMessage, Answer>(message)
}
