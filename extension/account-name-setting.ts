import { browser } from 'wxt/browser'
import { buildSettings } from './build-settings.ts'
import { readPolicy } from './managed-settings.ts'

export interface AccountNameSetting {
  /** Whether the account's name may be read from a page with a finding, so that people need not type it twice. */
  allowed: boolean
  /** The person may decide, and has not done so yet. */
  undecided: boolean
  /** An administrator configured the extension, so only an administrator can allow this. */
  locked: boolean
}

/** Off by default. Allowed by the administrator's policy (`readAccountName`), or by the person if there is no administrator. */
export async function readAccountNameSetting(): Promise<AccountNameSetting> {
  const policy = await readPolicy()
  if (Object.keys(policy).length > 0 || buildSettings.server !== undefined || buildSettings.origins.length > 0) {
    return { allowed: policy.readAccountName === true, undecided: false, locked: true }
  }
  const { readAccountName } = await browser.storage.local.get('readAccountName')
  return { allowed: readAccountName === true, undecided: readAccountName === undefined, locked: false }
}

export async function saveAccountNameSetting(allowed: boolean): Promise<void> {
  if ((await readAccountNameSetting()).locked) return
  await browser.storage.local.set({ readAccountName: allowed })
}
