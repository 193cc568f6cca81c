import { browser } from 'wxt/browser'
import type { AccountStateReply } from '../../server/routes/state.ts'
import { pickLanguage } from '../../shared/languages/pick-language.ts'
import type { Reply } from '../../shared/wizard/wizard-client.ts'
import { createServerClient, type ServerClient } from '../server-client/server-client.ts'
import { readServerValue, removeServerValue } from './server-values.ts'

const cacheKey = (server: string) => `state:${server}`

export const isStateKey = (key: string): boolean => key.startsWith('state:')

/** Loads the state of the person whose run succeeded here before; undefined without a token, or when the server revoked it. */
export async function loadAccountState(client: ServerClient): Promise<Reply<AccountStateReply> | undefined> {
  const { server } = client
  const token = server && (await readServerValue('token', server))
  if (!server || !token) return undefined
  const reply = await client.loadState(token)
  // A run that succeeded meanwhile has stored another token. It ended this one, so that this reply says nothing of it.
  if ((await readServerValue('token', server)) !== token) return loadAccountState(client)
  // Revoked or expired: the popup again shows what it shows to an unknown person.
  if (!reply.ok && reply.problem.code === 'token-invalid') {
    await removeServerValue('token', server)
    await clearCachedState(server)
    return undefined
  }
  if (reply.ok) await browser.storage.session.set({ [cacheKey(server)]: reply.value })
  return reply
}

/** Updates the cached state in the background, for the toolbar's badge and the popup's next opening. */
export async function refreshState(server: string): Promise<Reply<AccountStateReply> | undefined> {
  const language = pickLanguage(navigator.languages)
  return loadAccountState(createServerClient({ server, language }))
}

/** Reads the last reply, for callers that cannot wait for the server. */
export async function readCachedState(server: string): Promise<AccountStateReply | undefined> {
  const key = cacheKey(server)
  return (await browser.storage.session.get(key))[key] as AccountStateReply | undefined
}

/** Drops a reply that is known to be outdated, even if the server cannot be reached now. */
export async function clearCachedState(server: string): Promise<void> {
  await browser.storage.session.remove(cacheKey(server))
}
