import type { SiteInfo } from '../../../../shared/wizard/wizard-client.ts'
import { type FakeFailures, fakeReply } from '../../fake-replies.ts'
import type { WalletClient } from '../api.ts'

/** What the fake server replies in a state. */
export interface WalletFixture extends FakeFailures<'answer' | 'site'> {
  site: SiteInfo
  /** The page was opened without an answer. */
  isEmpty?: boolean
}

export const createFakeClient = (state: WalletFixture): WalletClient => ({
  loadSite: () => fakeReply(state, 'site', state.site),
  sendAnswer: () => fakeReply(state, 'answer', { code: '482913', expiresAt: '2026-11-28T09:42:00.000Z' }),
})
