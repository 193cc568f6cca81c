import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { AppError } from '../../shared/errors.ts'
import { translateMssqlError } from '../store/dialects/mssql-errors.ts'
import { describeFailure } from './describe-failure.ts'

const fails = (work: () => Promise<unknown>): Promise<unknown> =>
  work().then(
    () => expect.unreachable(),
    (error: unknown) => error,
  )

test('a file that a command cannot use is told in one sentence, with what to do', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'failure-'))
  const file = join(folder, 'file')
  await writeFile(file, '')
  expect(describeFailure(await fails(() => readFile(join(folder, 'none'))))).toBe(
    `${join(folder, 'none')} does not exist: check the path.`,
  )
  expect(describeFailure(await fails(() => readFile(folder)))).toBe('EISDIR: illegal operation on a directory, read')
  expect(describeFailure(await fails(() => writeFile(join(file, 'inside'), '')))).toBe(
    `${join(file, 'inside')} has a file in its path where a folder should be: check the path.`,
  )
  await rm(folder, { recursive: true })
})

test.each([
  ['EACCES', /^\/var\/lib\/keys\.json may not be used by this user: run the command as the user of the server/],
  ['ENOSPC', /^\/var\/lib\/keys\.json cannot be written: its disk is full/],
  ['EROFS', /read-only/],
])('%s has a sentence without a stack', (code, sentence) => {
  const error = Object.assign(new Error(`${code}: something`), { code, path: '/var/lib/keys.json' })
  expect(describeFailure(error)).toMatch(sentence)
  expect(describeFailure(error)).not.toContain('\n')
})

test('of a copy, the place that it goes to is named', () => {
  const error = Object.assign(new Error('full'), { code: 'ENOSPC', path: '/data/one', dest: '/backup/one' })
  expect(describeFailure(error)).toMatch(/^\/backup\/one cannot be written/)
})

test('an error of Latchkey is told in its own words, with its cause; a fault of the program with its stack', () => {
  const sentence = 'LATCHKEY_URL must be an origin'
  expect(describeFailure(new AppError('configuration-invalid', { values: { sentence } }))).toBe(sentence)
  const cause = Object.assign(new Error('no'), { code: 'EACCES', path: '/keys' })
  expect(describeFailure(new AppError('key-missing', { cause }))).toMatch(
    /^The server cannot find the key[^\n]*\n\/keys may not be used/,
  )
  expect(describeFailure(new Error('fault'))).toMatch(/^Error: fault\n {4}at /)
})

test('what SQL Server refused is told by its number and without a stack, also as the cause of an error of Latchkey', () => {
  const refused = Object.assign(new Error("Login failed for user 'latchkey'."), { code: 'ELOGIN', number: 18456 })
  const sentence = "SQL Server error 18456: Login failed for user 'latchkey'."
  expect(describeFailure(refused)).toBe(sentence)
  const lines = describeFailure(translateMssqlError(refused)).split('\n')
  expect(lines).toEqual([expect.stringMatching(/database/), sentence])
})
