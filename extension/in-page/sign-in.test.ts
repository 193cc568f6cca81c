// @vitest-environment happy-dom
import { beforeEach, expect, test, vi } from 'vitest'
import type { PageField } from '../detectors/page-content.ts'
import { watchSignIn } from './sign-in.ts'

const noticed = vi.fn()
const watch = watchSignIn(noticed)

/** Shows a view; its password fields are all visible, as far as `hidden` does not name them. */
function show(html: string, hidden = ''): void {
  document.body.innerHTML = html
  const inputs = [...document.querySelectorAll('input')]
  for (const input of inputs) input.checkVisibility = () => input.id !== hidden
  watch.show(
    inputs.map((input) => ({
      isPassword: input.type === 'password',
      isVisible: () => input.id !== hidden,
    })) as PageField[],
  )
}

/** Dispatches an event as the browser does for a person, or as a script of the page does. */
function dispatch(selector: string, event: Event, byPerson = true): void {
  Object.defineProperty(event, 'isTrusted', { value: byPerson })
  document.querySelector(selector)?.dispatchEvent(event)
}
const type = () => dispatch('#password', new Event('input', { bubbles: true, composed: true }))
const press = (key: string, byPerson?: boolean) =>
  dispatch('#password', new KeyboardEvent('keydown', { key, bubbles: true, composed: true }), byPerson)
const click = (selector: string, byPerson?: boolean) =>
  dispatch(selector, new MouseEvent('click', { bubbles: true, composed: true }), byPerson)

const fields = '<input id="user"><input id="password" type="password"><button id="send"><b>Sign in</b></button>'

beforeEach(() => {
  // What an earlier test typed is used up by its sign-in; a view with two fields notices none.
  show('')
  noticed.mockClear()
  watch.at = 0
})

test('without a form, a typed password and a button are a sign-in, and when it was is known', () => {
  show(fields)
  type()
  click('#send b')
  expect(noticed).toHaveBeenCalledOnce()
  expect(Date.now() - watch.at).toBeLessThan(60_000)
})

test('without a form, a typed password and Enter are a sign-in, once', () => {
  show(fields)
  type()
  press('a')
  expect(noticed).not.toHaveBeenCalled()
  press('Enter')
  press('Enter')
  expect(noticed).toHaveBeenCalledOnce()
})

test.each([
  ['nothing was typed', () => press('Enter'), false],
  ['a script pressed Enter', () => press('Enter', false), true],
  ['a script pressed the button', () => click('#send', false), true],
  ['what was clicked is no button', () => click('#user'), true],
])('%s: no sign-in', (_, act, isTyped) => {
  show(fields)
  if (isTyped) type()
  act()
  expect(noticed).not.toHaveBeenCalled()
  // The watch works: what was typed is used up here.
  type()
  press('Enter')
  expect(noticed).toHaveBeenCalledOnce()
})

test('with two visible password fields it is a change, and no sign-in; a hidden one does not count', () => {
  const two = `${fields}<input id="again" type="password">`
  show(two)
  type()
  press('Enter')
  expect(noticed).not.toHaveBeenCalled()
  show(two, 'again')
  press('Enter')
  expect(noticed).toHaveBeenCalledOnce()
})

test('a form with one visible password field that is sent is a sign-in; one with two is not', () => {
  const submit = () => dispatch('form', new Event('submit', { bubbles: true }))
  show(`<form>${fields}<input id="again" type="password"></form>`)
  submit()
  expect(noticed).not.toHaveBeenCalled()
  show(`<form>${fields}<input id="again" type="password"></form>`, 'again')
  submit()
  expect(noticed).toHaveBeenCalledOnce()
})
