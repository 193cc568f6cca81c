import type { StaffRole } from '../../staff-sign-in/client.ts'
import type { FakeReplies } from './fake-api.ts'

/** A page of the site in one of its states. */
export interface PageFixture {
  /** Of the page, as in the browser's bar. */
  page: string
  replies: FakeReplies
  /** Of the person who is signed in; by default an administrator. */
  roles?: StaffRole[]
  /** Of a policy owner: ids of their policies. */
  policies?: string[]
}
