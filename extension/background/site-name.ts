import { browser } from 'wxt/browser'

/** The organisation's name as its server gave it last, for places that cannot wait for the server. */
export async function siteName(): Promise<string | undefined> {
  const { siteName: name } = await browser.storage.local.get('siteName')
  return typeof name === 'string' && name ? name : undefined
}

export async function keepSiteName(name: unknown): Promise<void> {
  if (typeof name === 'string') await browser.storage.local.set({ siteName: name.slice(0, 80) })
}
