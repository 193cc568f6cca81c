import { isIP } from 'node:net'
import { chromeExtensionOrigin } from '../../../shared/extension-id.ts'
import type { ActivityContext } from '../../activities/activity.ts'
import { getSetting } from '../../store/settings.ts'

/** Whose passkeys these are, as WebAuthn names it. */
export interface RelyingParty {
  /** Host name of the site. */
  id: string
  name: string
  /** Where the browser may stand: the site's own origin, and the extension's. */
  origins: readonly string[]
}

/** Browsers make and use passkeys for host names only (WebAuthn, 5.1.3): at an IP address none can be had. */
export const allowsPasskeys = (url: string | URL): boolean => isIP(new URL(url).hostname.replace(/^\[|\]$/g, '')) === 0

type Context = Pick<ActivityContext<unknown>, 'url' | 'extensionOrigins' | 'read' | 'person'>

/**
 * Whose passkeys are asked for: the site's. A passkey made on the site works in the extension's window as well, since Chromium
 * lets an extension ask for those of hosts that it has permission for (since 122) and then names the extension as the origin. Firefox
 * lets no extension ask at all.
 */
export async function loadRelyingParty(ctx: Context): Promise<RelyingParty> {
  const { hostname, origin } = new URL(ctx.url)
  const extensions = ctx.extensionOrigins ?? [chromeExtensionOrigin]
  return { id: hostname, name: await loadOrganisationName(ctx), origins: [origin, ...extensions] }
}

/** The organisation's name from the settings, else the person's domain: what authenticators show beside a key or a code. */
export async function loadOrganisationName({ read, person }: Pick<Context, 'read' | 'person'>): Promise<string> {
  const site = (await getSetting(read, 'site'))?.value as { name?: unknown } | undefined
  return typeof site?.name === 'string' ? site.name : person.domain
}
