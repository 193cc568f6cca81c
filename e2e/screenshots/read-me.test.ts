import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { repository } from '../environment/server.ts'
import { committedPictures } from './pictures.ts'
import { readMe } from './read-me.ts'

const docs = join(repository, 'docs/screenshots')

test('docs/screenshots says what is declared beside the states: otherwise `npm run screenshots`', async () => {
  expect(await readFile(join(docs, 'README.md'), 'utf8')).toBe(readMe())
})

test('every state has its picture there, and nothing else lies there', async () => {
  const wanted = committedPictures().map(({ file }) => file)
  expect((await readdir(docs)).sort()).toEqual(['README.md', ...wanted].sort())
})
