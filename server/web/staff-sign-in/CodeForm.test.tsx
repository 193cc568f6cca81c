// @vitest-environment happy-dom
import { render } from 'preact'
import { act } from 'preact/test-utils'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { CodeForm } from './CodeForm.tsx'

let home: HTMLElement
let sent: string[]
beforeEach(() => {
  home = document.body.appendChild(document.createElement('div'))
  sent = []
})
afterEach(() => {
  render(null, home)
  home.remove()
})

const refusal = { code: 'second-factor-refused', text: 'That is not right.' }

function show(problem?: typeof refusal, busy = false) {
  const texts = { label: 'Code of the app', submitLabel: 'Sign in', others: null }
  render(
    <CodeForm kind="digits" {...texts} busy={busy} problem={problem} onCode={(code) => void sent.push(code)} />,
    home,
  )
}

function type(text: string): void {
  const input = home.querySelector('input')
  if (!input) throw new Error(`no field in: ${home.textContent}`)
  input.value = text
  input.dispatchEvent(new Event('input', { bubbles: true }))
}

const submit = () => home.querySelector('form')?.dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }))

test('a code is sent with its sixth digit, also with the space that apps show, and once', () => {
  show()
  type('123 45')
  expect(sent).toEqual([])
  type('123 456')
  expect(sent).toEqual(['123456'])
})

test('Enter after a refusal keeps it: nothing is sent, and no other problem takes its place', async () => {
  show()
  type('123456')
  show(refusal)
  submit()
  await Promise.resolve()
  expect(sent).toEqual(['123456'])
  expect(home.textContent).toContain('That is not right.')
  expect(home.querySelector('[aria-invalid=true]')).not.toBeNull()
})

test('a code that is typed while another request runs is sent after it, unless it was changed meanwhile', async () => {
  await act(() => show(undefined, true))
  type('123456')
  expect(sent).toEqual([])
  await act(() => show())
  expect(sent).toEqual(['123456'])

  await act(() => show(undefined, true))
  await act(() => show(refusal))
  await act(() => show(refusal, true))
  type('654321')
  type('65432')
  await act(() => show(refusal))
  expect(sent).toEqual(['123456'])
})

test('Enter while a code is checked does not send it again', async () => {
  await act(() => show())
  type('123456')
  await act(() => show(undefined, true))
  submit()
  await act(() => show())
  expect(sent).toEqual(['123456'])
})
