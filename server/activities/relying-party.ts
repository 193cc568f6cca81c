import { chromeExtensionOrigin } from '../../shared/extension-id.ts'
import type { RelyingParty } from '../profiles/passkey.ts'
import { getSetting } from '../store/settings.ts'
import type { ActivityContext } from './activity.ts'

type Of = Pick<ActivityContext<unknown>, 'url' | 'read' | 'person'>

/**
 * Whose passkeys are asked for: the site's. A passkey made on the site works in the extension's window as well, since Chromium
 * lets an extension ask for those of hosts that it has permission for (since 122) and then names the extension as the origin. Firefox
 * lets no extension ask at all.
 */
export async function relyingParty(of: Of): Promise<RelyingParty> {
  const { hostname, origin } = new URL(of.url)
  return { id: hostname, name: await organisation(of), origins: [origin, chromeExtensionOrigin] }
}

/** The organisation's name as the administrator gave it, else the person's domain: what authenticators show beside a key or a code. */
export async function organisation({ read, person }: Omit<Of, 'url'>): Promise<string> {
  const site = (await getSetting(read, 'site'))?.value as { name?: unknown } | undefined
  return typeof site?.name === 'string' ? site.name : person.domain
}
