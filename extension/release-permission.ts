import { browser } from 'wxt/browser'
import { toMatchPattern } from './origins.ts'
import { readSettings } from './settings.ts'

/**
 * Gives up the permission of an origin that was removed from the list, unless a listed origin needs the same one: in Firefox it covers
 * every port of a host.
 */
export async function releasePermission(removed: string, browserName?: string): Promise<void> {
  const pattern = toMatchPattern(removed, browserName)
  const { organisations } = await readSettings()
  const isNeeded = organisations.some(({ origins }) =>
    origins.some(({ origin }) => toMatchPattern(origin, browserName) === pattern),
  )
  // An organisation's package cannot give up permissions granted at installation; then only the list decides.
  if (!isNeeded) await browser.permissions.remove({ origins: [pattern] }).catch(() => false)
}
