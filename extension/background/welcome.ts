import { browser } from 'wxt/browser'
import { buildSettings } from '../build-settings.ts'
import { readSettings } from '../settings.ts'

/** Opens the set-up after an installation that no administrator has set up, neither by a policy nor by a package of their own. */
export async function openWelcome(): Promise<void> {
  if (buildSettings.isOwnPackage) return
  const { organisations } = await readSettings()
  if (organisations.every(({ server }) => server === undefined)) await browser.tabs.create({ url: '/welcome.html' })
}
