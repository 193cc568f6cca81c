import { browser } from 'wxt/browser'
import { clearFindingBadge } from './badge.ts'
import { type PageFinding, readFromSession, removeFromSession } from './session.ts'

/** A page that is too busy to answer within this time still counts as the one with the finding. */
const maxAnswerMs = 500

/**
 * The finding of the page that the tab shows now. The page must confirm it: no event reports that the tab has gone on to a page that is not listed, so the finding of the
 * page before is still stored then.
 */
export async function readCurrentFinding(tabId: number): Promise<PageFinding | undefined> {
  const finding = await readFromSession('finding', tabId)
  if (!finding) return undefined
  const confirmed = browser.tabs
    .sendMessage<unknown, boolean>(tabId, { hasFinding: true }, { frameId: 0 })
    // No script of ours is in the page that the tab shows now.
    .catch(() => false)
  const late = new Promise<true>((resolve) => setTimeout(() => resolve(true), maxAnswerMs))
  if ((await Promise.race([confirmed, late])) === true) return finding
  await clearFinding(tabId)
  return undefined
}

export async function clearFinding(tabId: number): Promise<void> {
  await removeFromSession(tabId, 'finding')
  // The tab may be closed by now.
  await clearFindingBadge(tabId).catch(() => undefined)
}
