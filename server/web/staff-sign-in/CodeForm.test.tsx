// @vitest-environment happy-dom
import { render } from 'preact'
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

function show(problem?: typeof refusal) {
  const texts = { label: 'Code of the app', submitLabel: 'Sign in', others: null }
  render(
    <CodeForm kind="digits" {...texts} busy={false} problem={problem} onCode={(code) => void sent.push(code)} />,
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
