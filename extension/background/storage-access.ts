import { browser } from 'wxt/browser'

/** Chromium has it; Firefox lets content scripts read `storage.local` and offers no way to change that (2026-11-28). */
interface RestrictedStorage {
  setAccessLevel?(options: { accessLevel: 'TRUSTED_CONTEXTS' }): Promise<void>
}

/** The state token is in `storage.local`: scripts that run in pages must not reach it. Our own content scripts read no storage. */
export async function keepStorageFromContentScripts(): Promise<void> {
  const local: RestrictedStorage = browser.storage.local
  await local.setAccessLevel?.({ accessLevel: 'TRUSTED_CONTEXTS' })
}
