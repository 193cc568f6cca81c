// @vitest-environment happy-dom
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { act } from 'preact/test-utils'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { useTestPage } from '../wizard/testing-pages.ts'
import { Button } from './Button.tsx'
import { spinnerDelayMs } from './use-delayed.ts'

const { show, find, text } = useTestPage()

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const pages = (busy: boolean) => (
  <>
    <span id="one">
      <Button look="primary" busy={busy} busyLabel="Setting your password …">
        Change password
      </Button>
    </span>
    <span id="two">
      <Button look="second" busy={busy}>
        Another way
      </Button>
    </span>
  </>
)

const press = (button: string) => act(() => void find(`#${button} button`)?.dispatchEvent(new MouseEvent('click')))
const wait = () => act(() => void vi.advanceTimersByTime(spinnerDelayMs))
const spins = (button: string) => find(`#${button} .spinner`) !== null

test('E30: only the button that was pressed spins, beside its word, which says what is done', async () => {
  await act(() => show(pages(false)))
  await press('one')
  await act(() => show(pages(true)))
  expect([spins('one'), text()]).toEqual([false, 'Change passwordAnother way'])
  await wait()
  expect([spins('one'), spins('two')]).toEqual([true, false])
  expect(text()).toBe('Setting your password …Another way')
  await act(() => show(pages(false)))
  expect([spins('one'), text()]).toEqual([false, 'Change passwordAnother way'])
})

test('E30: without another word the button keeps its own', async () => {
  await act(() => show(pages(false)))
  await press('two')
  await act(() => show(pages(true)))
  await wait()
  expect([spins('one'), spins('two'), text()]).toEqual([false, true, 'Change passwordAnother way'])
})

test('E35: a button without a border is underlined, so that it does not look like a heading', () => {
  const css = readFileSync(join(import.meta.dirname, 'controls.css'), 'utf8')
  expect(/\.button\[data-look="quiet"\] \{([^}]*)\}/.exec(css)?.[1]).toContain('text-decoration: underline')
})
