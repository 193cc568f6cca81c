import { browser } from 'wxt/browser'

const key = 'grantedBefore'

/** Match patterns of listed origins whose permission was granted at some time, so that one that was taken back is told from one that was never asked for. */
export async function readGrantedBefore(): Promise<string[]> {
  const { [key]: stored } = await browser.storage.local.get(key)
  return Array.isArray(stored) ? stored.filter((each) => typeof each === 'string') : []
}

/** Adds what is granted now, and removes what is not listed any more. */
export async function noteGranted(granted: readonly string[], listed: readonly string[]): Promise<void> {
  const before = await readGrantedBefore()
  const patterns = listed.filter((pattern) => granted.includes(pattern) || before.includes(pattern)).sort()
  if (patterns.join() !== before.join()) await browser.storage.local.set({ [key]: patterns })
}
