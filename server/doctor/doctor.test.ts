import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { checks, siteChecks } from './index.ts'

test('the list names every check of this folder', () => {
  const files = readdirSync(import.meta.dirname).filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
  const declared = files.filter((file) =>
    /^export const \w+(?:: Check(?:<.+>)? = | = create\w+Check\()/m.test(
      readFileSync(join(import.meta.dirname, file), 'utf8'),
    ),
  )
  const listed = new Set([...checks, ...siteChecks].map(({ id }) => `${id}.ts`))
  expect([...listed].toSorted()).toEqual(declared.toSorted())
})
