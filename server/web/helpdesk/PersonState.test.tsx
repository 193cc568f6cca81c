// @vitest-environment happy-dom
import { afterEach, expect, test, vi } from 'vitest'
import { getTranslator } from '../../../shared/languages/translator.ts'
import { useTestPage } from '../../../shared/wizard/testing-pages.ts'
import { PersonState } from './PersonState.tsx'
import { createPeople } from './states/people.ts'

const { show, text } = useTestPage()
afterEach(() => vi.restoreAllMocks())

test.each([
  ['en-GB', '1 Mar 2027', '22 Nov 2026'],
  ['en-US', 'Mar 1, 2027', 'Nov 22, 2026'],
])('27: in a browser of %s days are written as people there write them', (region, expiry, lock) => {
  vi.spyOn(navigator, 'languages', 'get').mockReturnValue([region])
  const { well, troubled } = createPeople(getTranslator('en'))
  show(<PersonState person={well} language="en" />)
  expect(text()).toContain(`Password expires on ${expiry}`)
  show(<PersonState person={troubled} language="en" />)
  expect(text()).toContain(`Account locked until ${lock}, `)
})
