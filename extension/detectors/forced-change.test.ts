// @vitest-environment happy-dom
import { describe, expect, test } from 'vitest'
import { readStatements } from './grammar.ts'
import { detectors } from './index.ts'
import type { Layout } from './layout.ts'
import { findMatch } from './match.ts'
import { findRoots } from './roots.ts'
import { vocabularies } from './vocabularies/index.ts'

const layout: Layout = { isDrawn: () => true }

describe('a page whose language is missing, wrong or unknown', () => {
  /** A page right after a sign-in, with a form for a new password; `form` is what it has besides the two fields. */
  const find = (
    lang: string,
    words: string,
    path = '/start',
    form = '<button>OK</button>',
    afterSignIn = true,
    beside = true,
  ) => {
    // The page before, its title included, goes.
    const menu = beside ? '<nav><a href="/">Home</a></nav>' : ''
    document.documentElement.innerHTML = `${menu}${words}<form><input type="password"><input type="password">${form}</form>`
    document.documentElement.lang = lang
    const address = new URL(path, 'https://portal.example.com')
    const facts = { afterSignIn, listedByAdministrator: false }
    return findMatch(detectors, {
      document,
      address,
      layout,
      facts,
      roots: findRoots(document),
      words: { vocabularies, grammar: readStatements },
    })?.kind
  }
  const icelandic = '<p role="alert">Lykilorðið þitt er útrunnið.</p>'

  test.each([
    ['', 'Ihr Kennwort ist abgelaufen.'],
    ['fr', 'Ihr Kennwort ist abgelaufen.'],
    ['tlh', 'Your password has expired.'],
    ['en', 'Термін дії вашого пароля минув.'],
    ['', 'Salasanasi on vanhentunut.'],
  ])('lang="%s": %s', (lang, words) => {
    expect(find(lang, `<p>${words}</p>`)).toBe('expired')
    expect(find(lang, `<p>${words}</p>`, '/start', '<button>OK</button>', false)).toBe('expired')
  })
  test('a message of unknown words above a form that can only be sent is an expiry right after a sign-in', () => {
    expect(find('is', icelandic)).toBe('expired')
  })
  test('a form for a new password alone on its page is an expiry right after a sign-in, whatever the page says', () => {
    const alone = (path: string, words = '<p>Lykilorð</p>', afterSignIn = true) =>
      find('is', words, path, '<button>OK</button>', afterSignIn, false)
    expect(alone('/start')).toBe('expired')
    expect(find('is', '<p>Lykilorð</p>')).not.toBe('expired')
    expect(alone('/start', '<p>Lykilorð</p>', false)).not.toBe('expired')
    expect(alone('/password/reset')).not.toBe('expired')
    expect(alone('/start', '<p>Your password is valid until 3 March.</p>')).not.toBe('expired')
  })
  test('a change form that has taken the place of the sign-in is an expiry, one at an address of its own a change', () => {
    const form = '<input type="password" name="old"><button>OK</button>'
    const changeForm = (path: string, afterSignIn = true) => find('is', '<p>X</p>', path, form, afterSignIn)
    expect(changeForm('/login')).toBe('expired')
    expect(changeForm('/login', false)).not.toBe('expired')
    expect(changeForm('/login/password/change')).toBe('change')
    expect(changeForm('/account')).toBe('change')
  })
  test('a page that lets the person change the password later gets no offer', () => {
    const words = '<p>Your password must be changed.</p>'
    expect(find('en', words)).toBe('expired')
    const silent = [undefined, 'soon']
    expect(silent).toContain(find('en', `${words}<button>Remind me later</button>`))
    expect(silent).toContain(find('de', '<p>Sie müssen Ihr Passwort ändern.</p><p><a href="/">Später</a></p>'))
    expect(find('en', `${words}<p>Or try again later.</p>`)).toBe('expired')
  })
  test.each([
    ['without a sign-in before', find.bind(null, 'is', icelandic, '/start', '<button>OK</button>', false)],
    ['without a message', find.bind(null, 'is', '<p>Lykilorð</p>')],
    ['with a way past the form', find.bind(null, 'is', icelandic, '/start', '<button>OK</button><a href="/">X</a>')],
    [
      'with a field for the current password',
      find.bind(null, 'is', icelandic, '/', '<input type="password" name="old">'),
    ],
    ['at an address of a reset', find.bind(null, 'is', icelandic, '/reset-password/x')],
    ['at an address with a token', find.bind(null, 'is', icelandic, '/new?token=x')],
    ['in a language that has a vocabulary', find.bind(null, 'de', '<p role="alert">Kennwort: 8 Zeichen.</p>')],
  ])('it is none %s', (_, kind) => {
    expect(kind()).not.toBe('expired')
  })
})
