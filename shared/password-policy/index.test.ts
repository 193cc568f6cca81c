import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { passwordRules } from './index.ts'

test('the list holds every rule of the folder, sorted by id', async () => {
  const folder = join(import.meta.dirname, 'rules')
  const files = (await readdir(folder)).filter((file) => !file.endsWith('.test.ts'))
  const modules: object[] = await Promise.all(files.map((file) => import(join(folder, file))))
  const defined = modules.flatMap((one) => Object.values(one)).filter((one) => typeof one?.check === 'function')
  expect(passwordRules.map(({ id }) => id)).toEqual(defined.map(({ id }) => id).sort())
})

test('every rule has a test', async () => {
  const folder = join(import.meta.dirname, 'rules')
  const files = (await readdir(folder)).filter((file) => file.endsWith('.test.ts'))
  const tests = (await Promise.all(files.map((file) => readFile(join(folder, file), 'utf8')))).join()
  expect(passwordRules.map(({ id }) => id).filter((id) => !tests.includes(`'${id}'`))).toEqual([])
})
