import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { repository } from '../environment/server.ts'
import { docsPictures, renderDocsReadMe } from './read-me.ts'

const docs = join(repository, 'docs/screenshots')

test('docs/screenshots/README.md says what the states declare: otherwise run `npm run screenshots`', async () => {
  expect(await readFile(join(docs, 'README.md'), 'utf8')).toBe(renderDocsReadMe())
})

test('docs/screenshots holds the pictures that the states declare and no other, 1 MB at most', async () => {
  expect((await readdir(docs)).sort()).toEqual(['README.md', ...docsPictures()].sort())
  const sizes = await Promise.all(docsPictures().map(async (file) => (await stat(join(docs, file))).size))
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(1_000_000)
})
