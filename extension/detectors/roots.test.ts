// @vitest-environment happy-dom
import { beforeEach, expect, test } from 'vitest'
import { casAddresses, exchangeAddresses, genericAddresses, tellsOfChange } from './addresses.ts'
import { rootsIn } from './roots.ts'

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

test('a small page: whatever element has a shadow root, and those within', () => {
  const outer = host('div')
  const inner = host('section', rootOf(outer))
  expect(rootsIn(document)).toEqual([document, rootOf(outer), rootOf(inner)])
})

test('a large page: custom elements, and whatever they hold', () => {
  document.body.innerHTML = large
  const outer = host('sign-in')
  const inner = host('div', rootOf(outer))
  expect(rootsIn(document)).toEqual([document, rootOf(outer), rootOf(inner)])
})

test('a plain element of a large page: once somebody is in it, and from then on as long as it is there', () => {
  document.body.innerHTML = large
  const plain = host('div')
  plain.tabIndex = 0
  expect(rootsIn(document)).toEqual([document])
  plain.focus()
  const before = rootsIn(document)
  expect(before).toEqual([document, rootOf(plain)])
  plain.blur()
  expect(rootsIn(document)).toEqual([document])
  expect(rootsIn(document, before)).toEqual([document, rootOf(plain)])
  plain.remove()
  expect(rootsIn(document, before)).toEqual([document])
})

test('a plain element of a large page is found at once where every element is asked', () => {
  document.body.innerHTML = large
  const plain = host('div')
  expect(rootsIn(document, [], { everywhere: true })).toEqual([document, rootOf(plain)])
})

test('the gate knows every address that the rules know', () => {
  expect([...exchangeAddresses, ...casAddresses, ...genericAddresses].filter((word) => !tellsOfChange(word))).toEqual(
    [],
  )
  for (const path of ['/owa/auth/ExpiredPassword.aspx?x', '/cas/login', '/Must-Change', '/x#/PwdChange'])
    expect(tellsOfChange(path), path).toBe(true)
  for (const path of ['/', '/change', '/update/software', '/exchange']) expect(tellsOfChange(path), path).toBe(false)
})
