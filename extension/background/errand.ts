import { browser } from 'wxt/browser'
import { readAccountNameSetting } from '../account-name-setting.ts'
import { detectors } from '../detectors/index.ts'
import { accountNameIn } from '../in-page/account-name.ts'
import type { Errand, Found } from './session.ts'

/**
 * What a wizard is opened for from a page with a finding. Whoever sees such a page knows the old password or was asked for it, so it
 * is always a change, never a reset.
 */
export async function errandFor(tabId: number, found: Found): Promise<Errand> {
  const from = { tabId, origin: found.origin, signIn: found.signIn }
  return { workflow: 'manage-my-passwords', account: await accountNameOn(tabId, found), from }
}

/** The account's name as it stands in the page, where that may be read and the detector knows its field. */
async function accountNameOn(tabId: number, found: Found): Promise<string | undefined> {
  const names = detectors.find(({ id }) => id === found.id)?.account
  if (!names || !(await readAccountNameSetting()).allowed) return undefined
  // The page may have gone on since.
  const [answer] = await browser.scripting
    .executeScript({ target: { tabId, frameIds: [0] }, func: accountNameIn, args: [names] })
    .catch(() => [])
  return typeof answer?.result === 'string' ? answer.result : undefined
}
