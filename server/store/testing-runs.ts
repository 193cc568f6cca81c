import type { NewRun } from './runs.ts'

/** An open run, for tests of the store. */
export const newTestRun: NewRun = {
  id: 'run-1',
  tokenHash: 'ab',
  workflow: 'register',
  workflowVersion: 'v',
  personId: null,
  domain: 'sample',
  account: 'active.user',
  language: 'en',
  accountKey: 'cd',
  decoy: true,
  controller: null,
  status: 'open',
  number: 1,
  state: '{}',
  intent: null,
}
