import { browser } from 'wxt/browser'
import type { OwnPageMessage } from './messages.ts'

/** Asks the background, from a page of ours. It always answers: what fails there comes back as a Reply. */
export async function ask<Answer>(message: OwnPageMessage): Promise<Answer> {
  return browser.runtime.sendMessage<OwnPageMessage, Answer>(message)
}
