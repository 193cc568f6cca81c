import type { SiteInfo } from '../../../../shared/wizard/wizard-client.ts'
import { type FakeFailures, fakeReply } from '../../fake-replies.ts'
import type { VerifyClient } from '../api.ts'

/** What the fake server replies in a state. */
export interface VerifyFixture extends FakeFailures<'site' | 'type' | 'code'> {
  site: SiteInfo
  /** The operator has closed the person. */
  isOver?: boolean
}

const code = 'K7M4'

export function createFakeClient(state: VerifyFixture): VerifyClient {
  return {
    loadSite: () => fakeReply(state, 'site', state.site),
    typeNumber: () => fakeReply(state, 'type', { token: 'token', code, expiresAt: '2026-11-28T09:42:00.000Z' }),
    loadCode: () => fakeReply(state, 'code', state.isOver ? undefined : code),
  }
}
