// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type AddressBar, createAddressBar, formatAddress, parseAddress, toAddress } from './address.ts'

let life: AbortController
let bar: AddressBar
beforeEach(() => {
  location.hash = ''
  life = new AbortController()
  bar = createAddressBar(life.signal)
})
afterEach(() => life.abort())

const site = toAddress(['settings', 'site'])
const mail = toAddress(['settings', 'mail'])

/** As a link or the browser's buttons change it. */
function follow(address: ReturnType<typeof toAddress>): void {
  history.replaceState(null, '', formatAddress(address))
  dispatchEvent(new Event('hashchange'))
}

test.each([
  ['', []],
  ['#/', []],
  ['#/settings/site', ['settings', 'site']],
  ['#/people/a%2Fb', ['people', 'a/b']],
  ['#/%', []],
  ['#/policies/..', []],
  ['#/policies/%2e', []],
  ['#/people/a..b', ['people', 'a..b']],
])('%s is the page %j', (hash, parts) => expect(parseAddress(hash).parts).toEqual(parts))

test('parts and filters come back from the address as they were', () => {
  const address = toAddress(['people', 'Ä / ?'], { query: 'Müller & Söhne', after: '' })
  expect(parseAddress(formatAddress(address))).toEqual(address)
})

test('a link opens its page, and so does the program', () => {
  follow(site)
  expect(bar.current.value).toEqual(site)
  bar.open(mail)
  expect([bar.current.value, location.hash]).toEqual([mail, '#/settings/mail'])
})

test('a page with changes stays until the administrator decides', () => {
  bar.open(site)
  bar.guard(() => true)
  follow(mail)
  expect([bar.current.value, bar.wanted.value, location.hash]).toEqual([site, mail, '#/settings/site'])
  bar.stay()
  expect([bar.current.value, bar.wanted.value]).toEqual([site, undefined])
  bar.open(mail)
  bar.leave()
  expect([bar.current.value, bar.wanted.value, location.hash]).toEqual([mail, undefined, '#/settings/mail'])
})

test('the guard of a page that is gone lets the administrator leave', () => {
  bar.open(site)
  const release = bar.guard(() => true)
  release()
  bar.open(mail)
  expect(bar.current.value).toEqual(mail)
})

test('closing the tab is asked about only while there are changes', () => {
  const close = () => {
    const event = new Event('beforeunload', { cancelable: true })
    dispatchEvent(event)
    return event.defaultPrevented
  }
  expect(close()).toBe(false)
  bar.guard(() => true)
  expect(close()).toBe(true)
})
