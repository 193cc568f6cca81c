// @vitest-environment happy-dom
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readStatements } from './grammar.ts'
import { detectors } from './index.ts'
import type { Layout } from './layout.ts'
import { findMatch } from './match.ts'
import { productPages } from './product-pages.ts'
import { findRoots } from './roots.ts'
import { vocabularies } from './vocabularies/index.ts'

const folder = join(import.meta.dirname, 'product-pages')
const layout: Layout = { isDrawn: () => true }

test.each(productPages)(
  '$file is $verdict, however the page was reached and listed',
  async ({ file, path, verdict }) => {
    document.documentElement.innerHTML = await readFile(join(folder, `${file}.html`), 'utf8')
    for (const afterSignIn of [true, false]) {
      for (const listedByAdministrator of [true, false]) {
        const finding = findMatch(detectors, {
          document,
          address: new URL(path, 'https://portal.example.com'),
          layout,
          facts: { afterSignIn, listedByAdministrator },
          roots: findRoots(document),
          words: { vocabularies, grammar: readStatements },
        })
        const offered = finding?.kind === 'soon' ? undefined : finding?.kind
        if (verdict === 'expired') expect(offered).toBe('expired')
        else if (verdict === 'after-sign-in') expect(offered === 'expired').toBe(afterSignIn)
        else if (verdict === 'silent') expect(offered).toBeUndefined()
        else expect(offered).not.toBe('expired')
      }
    }
  },
)

test('are all in the list, with a source and a date', async () => {
  const files = (await readdir(folder)).map((file) => file.replace('.html', ''))
  expect(files.sort()).toEqual(productPages.map(({ file }) => file).sort())
  expect(productPages.filter(({ verdict }) => /^(expired|after)/.test(verdict)).length).toBeGreaterThanOrEqual(90)
  expect(productPages.filter(({ verdict }) => /^(silent|not)/.test(verdict)).length).toBeGreaterThanOrEqual(150)
  for (const file of files) {
    expect(await readFile(join(folder, `${file}.html`), 'utf8')).toMatch(
      /<!-- Source: .{20,}\. Written \d{4}-\d\d-\d\d\. -->/,
    )
  }
})
