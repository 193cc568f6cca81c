import { setTimeout as pause } from 'node:timers/promises'

/** A page that closes does so within this time, also on a busy machine. */
const maxCloseMs = 2000

/**
 * Closes a page, and asks again as long as it stays. Chromium 156 now and then closes a page no more that an extension has just led to another address: it answers the
 * request, and page and tab stay (1 of 89 such pages on a busy machine, 2026-11-30; no background was stopped there). The second request closes it.
 */
export async function closePage(
  close: () => Promise<void>,
  askAgain: () => Promise<unknown>,
  waitMs = maxCloseMs,
): Promise<void> {
  const closed = close().then(() => true)
  while (!(await Promise.race([closed, pause(waitMs, false)]))) {
    // It may have closed in this moment.
    await askAgain().catch(() => undefined)
  }
}
