// @vitest-environment happy-dom
import { expect, test } from 'vitest'
import { readStatements } from './grammar.ts'
import { detectors } from './index.ts'
import { findMatch } from './match.ts'
import { findRoots } from './roots.ts'
import { vocabularies } from './vocabularies/index.ts'

test('only the text near the form of a very long page is read, and patterns are matched against no more', () => {
  document.body.innerHTML = `<form>${'<p>kennwort kennwort mot de passe </p>'.repeat(5000)}<input type="password"></form>`
  const { longest, undo } = watchPatterns()
  let drawn = 0
  findMatch(detectors, {
    document,
    address: new URL(`https://x.example/${'change'.repeat(5000)}`),
    layout: { isDrawn: (element) => ++drawn > 0 && !element.closest('script, style') },
    facts: { afterSignIn: true, listedByAdministrator: true },
    roots: findRoots(document, [], { frames: true }),
    words: { vocabularies, grammar: readStatements },
  })
  undo()
  // The text was reached, and cut.
  expect(longest()).toBeGreaterThan(1000)
  expect(longest()).toBeLessThanOrEqual(2000)
  expect(drawn).toBeGreaterThan(10)
  expect(drawn).toBeLessThan(200)
})

test('few elements are measured of a page with very many links, messages and headings', () => {
  const many = 2500
  document.body.innerHTML = `${'<a href="/">Ändra lösenord</a><p class="alert">Hej</p><h2>Hej</h2>'.repeat(many)}
    <input type="password"><input type="password"><button>Spara</button>`
  const measured = new Set<Element>()
  findMatch(detectors, {
    document,
    address: new URL('https://x.example/'),
    layout: { isDrawn: (element) => Boolean(measured.add(element)) },
    facts: { afterSignIn: true, listedByAdministrator: true },
    roots: findRoots(document, [], { frames: true }),
    words: { vocabularies, grammar: readStatements },
  })
  expect(measured.size).toBeGreaterThan(20)
  expect(measured.size).toBeLessThan(500)
})

test('a sentence with the password, and no word of an expiry or an obligation, is matched against short patterns only', () => {
  const { exec } = RegExp.prototype
  let runs = 0
  RegExp.prototype.exec = function (text) {
    if (this.source.length > 1000) runs++
    return exec.call(this, text)
  }
  const count = (text: string) => {
    runs = 0
    readStatements(text, Object.values(vocabularies))
    return runs
  }
  const silent = count('your password is one of these things. '.repeat(30))
  const telling = count('you must change your password')
  RegExp.prototype.exec = exec
  expect(silent).toBe(0)
  expect(telling).toBeGreaterThan(0)
})

/** Measures the longest text that the detectors' patterns were tested against. */
function watchPatterns() {
  const { test } = RegExp.prototype
  let longest = 0
  RegExp.prototype.test = function (text) {
    if (this.source.includes('|')) longest = Math.max(longest, text.length)
    return test.call(this, text)
  }
  return {
    longest: () => longest,
    undo: () => {
      RegExp.prototype.test = test
    },
  }
}
