// @vitest-environment happy-dom
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Condition, Facts } from './detector.ts'
import { generic } from './generic.ts'
import { detectors } from './index.ts'
import type { Layout } from './layout.ts'
import { match, succeeded } from './match.ts'
import { rootsIn } from './roots.ts'
import { savedPages } from './saved-pages.ts'

const folder = join(import.meta.dirname, 'pages')

/** happy-dom lays nothing out; inline `display: none` is what these pages hide by. Real layout is e2e/detectors.spec.ts. */
const layout: Layout = { drawn: (element) => !element.closest('[style*="display:none"], script, style') }
const plain: Facts = { afterSignIn: false, listedByAdministrator: false }

async function open(file: string, path: string, facts = plain) {
  const text = await readFile(join(folder, `${file}.html`), 'utf8')
  document.documentElement.innerHTML = text.replace(/<script[\s\S]*?<\/script>/g, '')
  return {
    document,
    address: new URL(path, 'https://portal.example.com'),
    layout,
    facts,
    roots: rootsIn(document, [], { frames: true }),
  }
}

describe('saved pages', () => {
  const named = savedPages.map((page) => ({ ...page, how: page.afterSignIn ? 'after a sign-in' : '' }))
  test.each(named.filter((page) => !page.browserOnly))('$file at $path $how: $finds', async (saved) => {
    const { file, path, finds, says = 'expired', afterSignIn = false } = saved
    const finding = match(detectors, await open(file, path, { ...plain, afterSignIn }))
    expect(finding ? { id: finding.id, says: finding.says } : 'silent').toEqual(
      finds === 'silent' ? 'silent' : { id: finds, says },
    )
  })

  test('no ordinary page says "expired" on an origin that the administrator listed, nor after a sign-in', async () => {
    // A forced change in Keycloak is one after all; a change by choice is offered as such.
    const changes = ['silent-ping-by-choice', 'silent-settings', 'silent-settings-voluntary']
    for (const { file, path, finds, browserOnly } of savedPages) {
      if (finds !== 'silent' || browserOnly || file === 'keycloak-update-password') continue
      const finding = match(detectors, await open(file, path, { ...plain, listedByAdministrator: true }))
      expect(finding?.says, file).toBe(changes.includes(file) ? 'change' : undefined)
    }
  })

  test('each stands in the list, and names its source and date', async () => {
    const files = (await readdir(folder)).map((file) => file.replace('.html', ''))
    const used = [...savedPages.map(({ file }) => file), 'frame-inner', 'app-navigates']
    expect(files.sort()).toEqual([...new Set(used)].sort())
    for (const file of files) {
      expect(await readFile(join(folder, `${file}.html`), 'utf8')).toMatch(
        /<!-- Source: .{20,}\. Written \d{4}-\d\d-\d\d\. -->/,
      )
    }
  })
})

describe('points of features.md G.4, and those learned since', () => {
  const score = async (file: string, path: string, facts = plain) =>
    match([{ ...generic, actAt: -1000 }], await open(file, path, facts))

  test('one old and two new passwords, their tokens and a text', async () => {
    expect(await score('generic-en', '/login')).toEqual({ id: 'generic', says: 'expired', score: 25 + 10 + 25 + 30 })
  })
  test('the address adds 25, the administrator 20, a sign-in just before 15', async () => {
    expect((await score('generic-en', '/Update-Password'))?.score).toBe(90 + 25)
    expect((await score('generic-en', '/login', { ...plain, listedByAdministrator: true }))?.score).toBe(90 + 20)
    expect((await score('generic-en', '/login', { ...plain, afterSignIn: true }))?.score).toBe(90 + 15)
  })
  test('two new passwords alone are a change only after a sign-in', async () => {
    expect((await score('unseen-pl', '/logowanie'))?.score).toBe(30)
    expect((await score('unseen-pl', '/logowanie', { ...plain, afterSignIn: true }))?.score).toBe(30 + 15 + 15)
  })
  test('a token in the address takes 30 off, unless a sign-in led there', async () => {
    expect((await score('generic-en', '/login?token=x'))?.score).toBe(90 - 30)
    expect((await score('generic-en', '/new/9f86d081884c7d659a2feaa0c55ad015'))?.score).toBe(90 - 30)
    expect((await score('generic-en', '/login?token=x', { ...plain, afterSignIn: true }))?.score).toBe(90 + 15)
    expect((await score('generic-en', '/login?session_code=x'))?.score).toBe(90)
  })
  test('settings, or no word of an expiry, take 30 off and make it a "change"', async () => {
    expect(await score('generic-en', '/settings/password')).toEqual({ id: 'generic', says: 'change', score: 90 - 30 })
    expect(await score('silent-settings', '/x')).toEqual({ id: 'generic', says: 'change', score: 25 + 10 + 25 - 30 })
    expect((await score('silent-settings', '/password-expired'))?.says).toBe('expired')
  })
  test('another expiry takes 50 off, a condition 30, a sign-up 40', async () => {
    expect((await score('silent-session-timeout', '/login', { ...plain, afterSignIn: true }))?.score).toBe(15 - 50)
    expect((await score('silent-forgot-beside-sign-in', '/in', { ...plain, afterSignIn: true }))?.score).toBeLessThan(
      40,
    )
    expect((await score('silent-sign-up', '/join', { ...plain, afterSignIn: true }))?.score).toBeLessThan(30)
  })
  test('what succeeded is not offered again', async () => {
    expect(await score('generic-en', '/login?status=0')).toBeUndefined()
  })
})

describe('what success looks like', () => {
  const says = async (id: string, file: string, path: string, cameFrom = '') => {
    const page = await open(file, path)
    Object.defineProperty(document, 'referrer', { configurable: true, get: () => cameFrom })
    const own = detectors.filter((detector) => detector.id === id)
    expect(own).toHaveLength(1)
    return succeeded(own, page)
  }
  const ping = 'https://portal.example.com/ext/pwdchange/Identify?returnurl=https%3A%2F%2Fapp.example.com'

  test.each([
    ['adfs-update-password', 'adfs-update-password', '/adfs/portal/updatepassword/?status=0'],
    ['entra', 'entra', '/ChangePassword.aspx?ReturnCode=0'],
    ['exchange-owa', 'silent-exchange-owa-changed', '/owa/auth/expiredpassword.aspx'],
    ['exchange-owa', 'silent-session-timeout', '/owa/auth/logon.aspx?url=x&reason=4'],
    ['rdweb-login', 'rdweb-password', '/RDWeb/Pages/en-US/password.aspx?Error=PasswordSuccess'],
    ['rdweb-password', 'silent-rdweb-changed', '/RDWeb/Pages/en-US/password.aspx?Error=PasswordSuccess'],
    ['ping', 'silent-empty', '/ext/pwdchange/Identify', ping],
    ['generic', 'silent-rdweb-changed', '/anywhere'],
  ])('%s: %s at %s', async (id, file, path, cameFrom?: string) => {
    expect(await says(id, file, path, cameFrom)).toBe(true)
  })
  test.each([
    ['adfs-update-password', 'adfs-update-password', '/adfs/portal/updatepassword/?status=1'],
    ['exchange-owa', 'exchange-owa', '/owa/auth/expiredpassword.aspx'],
    ['exchange-owa', 'silent-session-timeout', '/owa/auth/logon.aspx?url=x&reason=2'],
    ['rdweb-password', 'rdweb-password', '/RDWeb/Pages/en-US/password.aspx?Error=FailedLogon'],
    ['ping', 'ping', '/ext/pwdchange/Identify?returnurl=x', ping],
    ['ping', 'silent-empty', '/ext/pwdchange/Identify'],
    ['generic', 'unseen-pt-br', '/erp'],
    ['generic', 'silent-settings-refused', '/users/me/security'],
  ])('not %s: %s at %s', async (id, file, path, cameFrom?: string) => {
    expect(await says(id, file, path, cameFrom)).toBe(false)
  })
})

test('no value of a field is ever read', async () => {
  for (const { file, path } of savedPages.filter((page) => !page.browserOnly)) {
    const page = await open(file, path)
    const { reads, undo } = trapValues()
    match(detectors, page)
    const before = [...reads]
    // The traps themselves work.
    void document.createElement('input').value
    undo()
    expect({ file, before, after: reads }).toEqual({ file, before: [], after: ['value'] })
  }
})

/** Notes every way in which a value could be read. */
function trapValues() {
  const reads: string[] = []
  const undo: (() => void)[] = []
  const watched = {
    HTMLInputElement: ['value', 'valueAsNumber', 'checked', 'files'],
    HTMLTextAreaElement: ['value', 'textContent'],
  }
  for (const [name, properties] of Object.entries(watched)) {
    const { prototype } = globalThis[name as keyof typeof watched]
    for (const property of properties) {
      const before = Object.getOwnPropertyDescriptor(prototype, property)
      Object.defineProperty(prototype, property, { configurable: true, get: () => reads.push(property) && undefined })
      undo.push(() => {
        if (before) Object.defineProperty(prototype, property, before)
        else Reflect.deleteProperty(prototype, property)
      })
    }
  }
  const { getAttribute } = Element.prototype
  Element.prototype.getAttribute = function (name) {
    if (name === 'value') reads.push('attribute')
    return getAttribute.call(this, name)
  }
  undo.push(() => {
    Element.prototype.getAttribute = getAttribute
  })
  return { reads, undo: () => undo.forEach((each) => void each()) }
}

describe('detectors are data', () => {
  test('they survive JSON', () => {
    expect(JSON.parse(JSON.stringify(detectors))).toEqual(detectors)
  })

  test('the list is the folder', async () => {
    const files = await readdir(import.meta.dirname)
    const sources = await Promise.all(
      files
        .filter((file) => /(?<!\.test)\.ts$/.test(file))
        .map(async (file) => [file, await readFile(join(import.meta.dirname, file), 'utf8')]),
    )
    const defined = sources
      .filter(([, text]) => text?.includes('= defineDetector('))
      .map(([file]) => file?.replace('.ts', ''))
    expect(defined.sort()).toEqual(detectors.map(({ id }) => id).sort())
  })

  test('their patterns are linear: no repeated group, no open repetition', () => {
    const all = detectors
      .flatMap((each) => [...each.needs, ...(each.success ?? []), ...each.signals.map(({ when }) => when)])
      .flatMap(patterns)
    expect(all.length).toBeGreaterThan(60)
    expect(all.filter((pattern) => /\)[*+{]|[*+]|\{\d+,\}/.test(pattern))).toEqual([])
  })

  test('words of addresses are in lower case, as addresses are compared', () => {
    const words = (JSON.stringify(detectors).match(/"at":\[[^\]]+\]/g) ?? []).join()
    expect(words).toContain('/cas/login')
    expect(words).toBe(words.toLowerCase())
  })

  test('no selector looks at a value', () => {
    const selectors = JSON.stringify(detectors).match(/"(?:has|shows)":\[[^"]*"[^"]+"/g) ?? []
    expect(selectors.length).toBeGreaterThan(4)
    expect(selectors.filter((selector) => /value|:checked|:(in)?valid|placeholder-shown/i.test(selector))).toEqual([])
  })

  test('no field for the account is one for a password', () => {
    const names = detectors.flatMap(({ account }) => account ?? [])
    expect(names.length).toBeGreaterThan(10)
    expect(names.filter((name) => /pass|pwd|secret/i.test(name))).toEqual([])
  })

  test('each names its source and when that was read', async () => {
    for (const { id } of detectors) {
      const text = await readFile(join(import.meta.dirname, `${id}.ts`), 'utf8')
      expect(text, id).toMatch(/ \* Source: [\s\S]{20,}2026-11/)
    }
  })

  test('of an endless page no more is looked at than stands near the form, and patterns are given no more', () => {
    document.body.innerHTML = `<form>${'<p>kennwort kennwort mot de passe </p>'.repeat(20_000)}<input type="password"></form>`
    const { longest, undo } = watchPatterns()
    let drawn = 0
    match(detectors, {
      document,
      address: new URL(`https://x.example/${'change'.repeat(20_000)}`),
      layout: { drawn: (element) => ++drawn > 0 && layout.drawn(element) },
      facts: { afterSignIn: true, listedByAdministrator: true },
      roots: rootsIn(document, [], { frames: true }),
    })
    undo()
    // The text was come to, and cut.
    expect(longest()).toBeGreaterThan(1000)
    expect(longest()).toBeLessThanOrEqual(2000)
    expect(drawn).toBeGreaterThan(10)
    expect(drawn).toBeLessThan(200)
  })
})

/** How long a text the detectors' patterns were given; `normalise` looks at one character at a time. */
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

function patterns(condition: Condition): string[] {
  if ('has' in condition || 'shows' in condition) return []
  return Object.values(condition)
    .flat()
    .flatMap((value: unknown) =>
      typeof value === 'string' ? [value] : typeof value === 'object' && value ? patterns(value as Condition) : [],
    )
}
