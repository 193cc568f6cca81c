import type { FakeReplies } from './fake-api.ts'

/** A page of the site in one of its states. */
export interface PageFixture {
  /** Of the page, as in the browser's bar. */
  page: string
  replies: FakeReplies
}
