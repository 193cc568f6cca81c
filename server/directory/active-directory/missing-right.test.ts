import { afterEach, beforeEach, expect, test } from 'vitest'
import { change, prepareWrite, startTwoControllers, type TwoControllers } from './testing/two-controllers.ts'

let fakes: TwoControllers
let reported: string[]

beforeEach(async () => {
  fakes = await startTwoControllers()
  reported = []
})
afterEach(() => fakes.close())

const insufficient = () => ({
  code: 50,
  text: '00002098: SecErr: DSID-031514A0, problem 4003 (INSUFF_ACCESS_RIGHTS), data 0',
})

test('O14: a reset or an unlock that the service account may not do is a line of the log, once for each person and attribute', async () => {
  fakes.first.modify = insufficient
  const session = fakes.openDirectory({ report: (line: string) => reported.push(line) }).openSession({})
  const [person, ticket] = await prepareWrite(session)
  const refused = { outcome: 'refused', reason: 'not-permitted' }
  const reset = { newPassword: change.newPassword, history: 'ignore' } as const
  for (let attempt = 0; attempt < 3; attempt++) {
    expect(await session.resetPassword(person, reset, ticket)).toEqual(refused)
    expect(await session.unlock(person, ticket)).toEqual(refused)
  }
  expect(reported).toEqual([
    expect.stringMatching(
      /^The service account may not write unicodePwd of ada@corp\.example\.com \(50 00002098: .*directory-rights/,
    ),
    expect.stringMatching(/^The service account may not write lockoutTime of ada@corp\.example\.com/),
  ])
  expect(reported.join()).not.toContain(change.newPassword)
})
