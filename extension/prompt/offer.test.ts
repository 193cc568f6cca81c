import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'

/** The offer is plain DOM in a foreign page, so it draws the mark itself. */
test('the offer draws the same mark as all other pages', async () => {
  const mark = await readFile(join(import.meta.dirname, '../../shared/ui/Mark.tsx'), 'utf8')
  const offer = await readFile(join(import.meta.dirname, 'offer.ts'), 'utf8')
  const lines = Array.from(mark.matchAll(/ d="([^"]+)"/g), ([, line]) => line)
  expect(lines.length).toBeGreaterThan(0)
  for (const line of lines) expect(offer).toContain(`'${line}'`)
})
