// @vitest-environment happy-dom
import { beforeEach, expect, test } from 'vitest'
import { isPasswordChangeAddress } from './addresses.ts'
import { findRoots } from './roots.ts'

/** Adds an element with an open shadow root. */
function host(name: string, inside: Document | ShadowRoot = document): HTMLElement {
  const element = document.createElement(name)
  ;('body' in inside ? inside.body : inside).append(element)
  element.attachShadow({ mode: 'open' }).innerHTML = '<input type="password">'
  return element
}
const rootOf = (element: HTMLElement) => element.shadowRoot as ShadowRoot
const large = '<p>One of many</p>'.repeat(600)

beforeEach(() => {
  document.body.innerHTML = ''
})

test('on a small page every open shadow root is found, nested ones too', () => {
  const outer = host('div')
  const inner = host('section', rootOf(outer))
  expect(findRoots(document)).toEqual([document, rootOf(outer), rootOf(inner)])
})

test('on a large page the shadow roots of custom elements are found, and those nested in them', () => {
  document.body.innerHTML = large
  const outer = host('sign-in')
  const inner = host('div', rootOf(outer))
  expect(findRoots(document)).toEqual([document, rootOf(outer), rootOf(inner)])
})

test('on a large page the shadow root of a plain element is found once it has focus, and kept until the element is removed', () => {
  document.body.innerHTML = large
  const plain = host('div')
  plain.tabIndex = 0
  expect(findRoots(document)).toEqual([document])
  plain.focus()
  const before = findRoots(document)
  expect(before).toEqual([document, rootOf(plain)])
  plain.blur()
  expect(findRoots(document)).toEqual([document])
  expect(findRoots(document, before)).toEqual([document, rootOf(plain)])
  plain.remove()
  expect(findRoots(document, before)).toEqual([document])
})

test('on a large page the shadow root of a plain element is found at once with `everywhere`', () => {
  document.body.innerHTML = large
  const plain = host('div')
  expect(findRoots(document, [], { everywhere: true })).toEqual([document, rootOf(plain)])
})

test('an address is one of a change by the password and a verb, in any spelling', () => {
  for (const path of [
    '/owa/auth/ExpiredPassword.aspx?x',
    '/cas/login',
    '/login/must-change_password',
    '/x#/PwdChange',
    '/user/settings/change_password',
    '/?_action=PasswordExpired',
  ])
    expect(isPasswordChangeAddress(path), path).toBe(true)
  for (const path of ['/', '/change', '/update/software', '/exchange', '/password', '/session?expired=1', '/compass'])
    expect(isPasswordChangeAddress(path), path).toBe(false)
})
