import { browser } from 'wxt/browser'
import { readAccountNameSetting } from '../account-name-setting.ts'
import { detectors } from '../detectors/index.ts'
import { readAccountName } from '../in-page/account-name.ts'
import type { LaunchContext, PageFinding } from './session.ts'

/**
 * What a wizard is opened for from a page with a finding. People who see such a page know the old password, or are asked for it, so
 * the workflow always changes it and never resets it.
 */
export async function createLaunchContext(tabId: number, finding: PageFinding): Promise<LaunchContext> {
  const page = { tabId, origin: finding.origin, signIn: finding.signIn }
  return { workflow: 'manage-my-passwords', account: await readAccountNameOnPage(tabId, finding), page }
}

/** Reads the account's name from the page, if that is allowed and the detector knows the field. */
async function readAccountNameOnPage(tabId: number, finding: PageFinding): Promise<string | undefined> {
  const names = detectors.find(({ id }) => id === finding.id)?.account
  if (!names || !(await readAccountNameSetting()).allowed) return undefined
  // The tab may have navigated since.
  const [answer] = await browser.scripting
    .executeScript({ target: { tabId, frameIds: [0] }, func: readAccountName, args: [names] })
    .catch(() => [])
  return typeof answer?.result === 'string' ? answer.result : undefined
}
