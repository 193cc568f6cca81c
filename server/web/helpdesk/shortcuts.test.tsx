// @vitest-environment happy-dom
import { signal } from '@preact/signals'
import { expect, test } from 'vitest'
import { useTestPage } from '../../../shared/wizard/testing-pages.ts'
import { createMemoryStorage } from './call-notes.ts'
import { createShortcutSetting, useShortcuts } from './shortcuts.ts'

const { find, settle, show } = useTestPage()
const isOn = signal(true)
let done: string[] = []

function Page() {
  useShortcuts(isOn, {
    help: () => done.push('help'),
    ticket: () => done.push('ticket'),
    choose: (index) => done.push(`item ${index}`),
  })
  return (
    <>
      <input type="text" />
      <input type="checkbox" />
      <textarea />
    </>
  )
}

async function showPage(): Promise<void> {
  done = []
  isOn.value = true
  show(<Page />)
  await settle()
  // Rendering again runs every effect that is still due.
  show(<Page />)
}

const press = (key: string, target: EventTarget = document.body, more: KeyboardEventInit = {}) =>
  target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more }))

test('a key acts, also as a capital, a digit chooses, and others do nothing', async () => {
  await showPage()
  for (const key of ['?', 't', 'T', '3', '0', 'x', 'd']) press(key)
  expect(done).toEqual(['help', 'ticket', 'ticket', 'item 2'])
})

test('keys belong to a field while an operator types; a switch takes none of them', async () => {
  await showPage()
  press('t', find('input[type=text]') ?? undefined)
  press('?', find('textarea') ?? undefined)
  expect(done).toEqual([])
  press('t', find('input[type=checkbox]') ?? undefined)
  expect(done).toEqual(['ticket'])
})

test('keys that belong to the browser, that are held down or that come under a dialog do nothing', async () => {
  await showPage()
  for (const more of [{ ctrlKey: true }, { altKey: true }, { metaKey: true }, { repeat: true }])
    press('t', document.body, more)
  const dialog = document.createElement('dialog')
  dialog.setAttribute('open', '')
  document.body.append(dialog)
  press('t')
  dialog.remove()
  expect(done).toEqual([])
})

test('switched off, no key acts, and the browser remembers it', async () => {
  await showPage()
  isOn.value = false
  press('t')
  expect(done).toEqual([])
  const storage = createMemoryStorage()
  const setting = createShortcutSetting(storage)
  expect(setting.value).toBe(true)
  setting.value = false
  expect(createShortcutSetting(storage).value).toBe(false)
})
