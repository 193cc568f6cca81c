import type { Page } from 'puppeteer-core'
import { firefoxExtensionId } from '../../shared/extension-id.ts'

/** The protocol below the driver: only with it scripts run in the browser's own windows. */
interface Session {
  send(
    method: string,
    given: object,
  ): Promise<{ result: { contexts: { context: string }[]; result: { value?: unknown } } }>
}

/** Runs a script in the browser's own window, with everything that Firefox itself can do. `policy` is the extension's. */
export type RunInFirefox = (script: string) => Promise<unknown>

/** `page`: any page of this Firefox, also one that is closed later. */
export function createRunInFirefox(page: Page): RunInFirefox {
  const { session } = (
    page.mainFrame() as unknown as { browsingContext: { userContext: { browser: { session: Session } } } }
  ).browsingContext.userContext.browser
  return async (script) => {
    const { result } = await session.send('browsingContext.getTree', { 'moz:scope': 'chrome' })
    const target = { context: result.contexts[0]?.context }
    const expression = `(async () => { const policy = WebExtensionPolicy.getByID('${firefoxExtensionId}'); ${script} })()`
    return (await session.send('script.evaluate', { expression, target, awaitPromise: true })).result.result.value
  }
}

/** A script that loads the extension again, as after an update. Its pages are gone then. */
export const reloadExtensionInFirefox = `const { AddonManager } = ChromeUtils.importESModule('resource://gre/modules/AddonManager.sys.mjs')
  await (await AddonManager.getAddonByID('${firefoxExtensionId}')).reload()`

/** A script that leads the focus on through the browser's own controls, as Tab does, until a page has it. */
export const tabIntoPageInFirefox = `const window = Services.wm.getMostRecentWindow('navigator:browser')
  for (let controls = 0; controls < 50 && Services.focus.focusedElement !== window.gBrowser.selectedBrowser; controls++)
    Services.focus.moveFocus(window, null, Services.focus.MOVEFOCUS_FORWARD, Services.focus.FLAG_BYKEY)`
