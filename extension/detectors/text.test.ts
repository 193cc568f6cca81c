// @vitest-environment happy-dom
import { expect, test } from 'vitest'
import { readShortText, readTextNear } from './text.ts'

const layout = { isDrawn: () => true }

/** How many elements are read of a form with so many, all without text. */
function countReads(elements: number): number {
  document.body.innerHTML = `<form>${'<p><i></i></p>'.repeat(elements / 2)}<input type="password"></form>`
  const { hasAttribute } = Element.prototype
  let reads = 0
  Element.prototype.hasAttribute = function (name) {
    reads++
    return hasAttribute.call(this, name)
  }
  readTextNear(document.querySelector('form') as Element, layout)
  Element.prototype.hasAttribute = hasAttribute
  return reads
}

test('no more is read of a page with very many elements than of a large one, though they have no text', () => {
  const large = countReads(5000)
  expect(large).toBeGreaterThan(1000)
  expect(countReads(20_000)).toBe(large)
})

test('a text after very many elements is none of a short one, whose end is unknown', () => {
  document.body.innerHTML = `<p>Your password has expired.</p>${'<i></i>'.repeat(3000)}`
  expect(readShortText(document.body, layout)).toBe('')
  document.body.innerHTML = `<p>Your password has expired.</p>${'<i></i>'.repeat(100)}`
  expect(readShortText(document.body, layout)).toBe('Your password has expired.')
})
