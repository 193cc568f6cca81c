import { afterEach, beforeEach, expect, test } from 'vitest'
import type { ActiveDirectoryOptions } from './options.ts'
import { startTwoControllers, type TwoControllers } from './testing/two-controllers.ts'

let fakes: TwoControllers
/** Milliseconds on the directory's clock, which a test moves. */
let time = 0
let badPasswords = 0

beforeEach(async () => {
  fakes = await startTwoControllers()
  time = 0
  badPasswords = 0
})
afterEach(() => fakes.close())

const open = (options: Partial<ActiveDirectoryOptions> = {}) =>
  fakes.openDirectory({ monotonicNow: () => time, ...options })

/** Both controllers take this password only and count every other one, as the PDC emulator does for them. */
function acceptOnly(right: string): void {
  const bind = (_name: string, password: string) => {
    if (password === right) return { code: 0, text: '' }
    badPasswords += 1
    return refuse('52e')
  }
  fakes.first.bind = bind
  fakes.second.bind = bind
}

const refuse = (data: string) => ({
  code: 49,
  text: `80090308: LdapErr: DSID-0C0903A9, comment: AcceptSecurityContext error, data ${data}, v1db1`,
})

/** Asks as a health check does, once a second. */
async function askEachSecond(directory: ReturnType<typeof open>, seconds: number): Promise<boolean> {
  let found = false
  for (let second = 0; second < seconds; second += 1) {
    time += 1000
    found = await directory
      .openSession({})
      .find('ada')
      .then(
        ({ found }) => found === 'one',
        () => false,
      )
  }
  return found
}

test('a refused service password is sent once in the observation window, to any controller', async () => {
  acceptOnly('another')
  const directory = open()
  await Promise.all([1, 2, 3, 4].map(() => askEachSecond(directory, 1)))
  await askEachSecond(directory, 100)
  expect(badPasswords).toBe(1)
  time += 31 * 60_000
  await askEachSecond(directory, 100)
  expect(badPasswords).toBe(2)
  time += 12 * 3_600_000
  await askEachSecond(directory, 100)
  expect(badPasswords).toBe(2)
})

test('a password that was put in place of the refused one is tried at once', async () => {
  acceptOnly('renewed')
  let password = 'old'
  const directory = open({ bindPassword: () => password })
  expect(await askEachSecond(directory, 3)).toBe(false)
  password = 'renewed'
  expect(await askEachSecond(directory, 1)).toBe(true)
  expect(badPasswords).toBe(1)
})

test('a refused password that comes back in place of another one is not sent before its time is over', async () => {
  acceptOnly('renewed')
  let password = 'old'
  const directory = open({ bindPassword: () => password })
  for (const one of ['old', 'mistyped', 'old', 'mistyped', 'old']) {
    password = one
    await askEachSecond(directory, 20)
  }
  expect(badPasswords).toBe(2)
  password = 'renewed'
  expect(await askEachSecond(directory, 1)).toBe(true)
  expect(badPasswords).toBe(2)
})

test('without a password no connection is bound, since a directory would take it for an anonymous bind', async () => {
  const bound: string[] = []
  fakes.first.bind = fakes.second.bind = (_name, password) => {
    bound.push(password)
    return { code: 0, text: '' }
  }
  let password = ''
  const directory = open({ bindPassword: () => password })
  expect(await askEachSecond(directory, 3)).toBe(false)
  expect(bound).toEqual([])
  password = 'service'
  expect(await askEachSecond(directory, 1)).toBe(true)
})

test('a password that was replaced while the server runs is refused once, however many connections open', async () => {
  acceptOnly('service')
  const directory = open()
  expect(await askEachSecond(directory, 1)).toBe(true)
  acceptOnly('another')
  fakes.first.dropAll()
  fakes.second.dropAll()
  await Promise.all([1, 2, 3, 4, 5, 6].map(() => askEachSecond(directory, 10)))
  expect(badPasswords).toBe(1)
})

test('a service account that is locked or disabled is tried again after half a minute, since that counts nothing', async () => {
  let data = '775'
  fakes.first.bind = fakes.second.bind = () => (data === '' ? { code: 0, text: '' } : refuse(data))
  const directory = open()
  expect(await askEachSecond(directory, 2)).toBe(false)
  data = ''
  expect(await askEachSecond(directory, 25)).toBe(false)
  expect(await askEachSecond(directory, 10)).toBe(true)
})

test('what is thrown says that the password is not tried again, and when it is', async () => {
  acceptOnly('another')
  const directory = open()
  await expect(directory.warmUp(new AbortController().signal)).rejects.toMatchObject({ code: 'directory-unreachable' })
  const error = await directory.warmUp(new AbortController().signal).catch((error: unknown) => error)
  expect((error as { cause: Error }).cause.message).toContain('is not tried again for 31 minutes')
})

test('the log says once that the directory refuses the service account, and once that it takes it again', async () => {
  const reported: string[] = []
  acceptOnly('another')
  let password = 'old'
  const directory = open({ bindPassword: () => password, report: (line) => reported.push(line) })
  await askEachSecond(directory, 50)
  const refusals = reported.filter((line) => line.includes('service account'))
  expect(refusals).toEqual([expect.stringMatching(/^The directory refuses the service account: .*data 52e/)])
  password = 'another'
  expect(await askEachSecond(directory, 1)).toBe(true)
  expect(reported.filter((line) => /^The directory takes the service account .* again\.$/.test(line))).toHaveLength(1)
})

test('that a controller does not answer is reported once, while another answers, and once that it answers again', async () => {
  const reported: string[] = []
  const directory = open({ report: (line) => reported.push(line), restAfterFailure: 1000 })
  expect(await askEachSecond(directory, 1)).toBe(true)
  fakes.first.search = () => 'drop'
  fakes.first.dropAll()
  expect(await askEachSecond(directory, 5)).toBe(true)
  expect(reported).toEqual([expect.stringContaining(`${fakes.first.url} does not answer`)])
  fakes.first.search = () => undefined
  expect(await askEachSecond(directory, 5)).toBe(true)
  expect(reported).toEqual([expect.anything(), `${fakes.first.url} answers again.`])
})
