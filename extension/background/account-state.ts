import { browser } from 'wxt/browser'
import type { AccountStateReply } from '../../server/routes/state.ts'
import { pickLanguage } from '../../shared/languages/pick-language.ts'
import type { Reply } from '../../shared/wizard/client.ts'
import { createServerLink, type ServerLink } from '../server-link/client.ts'
import { known, unlearn } from './known.ts'

const keyOf = (server: string) => `state:${server}`

export const isStateKey = (key: string): boolean => key.startsWith('state:')

/** The state of the person who was helped here before, or undefined where nobody was, or the server knows of nobody any more. */
export async function accountState(link: ServerLink): Promise<Reply<AccountStateReply> | undefined> {
  const { server } = link
  const token = server && (await known('token', server))
  if (!server || !token) return undefined
  const reply = await link.state(token)
  // Revoked or run out: the popup goes back to what it shows to somebody unknown.
  if (!reply.ok && reply.problem.code === 'token-invalid') {
    await unlearn('token', server)
    await forgetState(server)
    return undefined
  }
  if (reply.ok) await browser.storage.session.set({ [keyOf(server)]: reply.value })
  return reply
}

/** Asks anew, without anybody waiting for it: what the popup shows when it is opened next, and the toolbar's badge. */
export async function refreshState(server: string): Promise<Reply<AccountStateReply> | undefined> {
  const language = pickLanguage(navigator.languages)
  return accountState(createServerLink({ server, language, fetch: globalThis.fetch.bind(globalThis) }))
}

/** The last answer, for what cannot wait for the next. */
export async function knownState(server: string): Promise<AccountStateReply | undefined> {
  const key = keyOf(server)
  return (await browser.storage.session.get(key))[key] as AccountStateReply | undefined
}

/** What was known is wrong from now on, even if the server cannot be asked. */
export async function forgetState(server: string): Promise<void> {
  await browser.storage.session.remove(keyOf(server))
}
