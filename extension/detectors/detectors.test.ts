// @vitest-environment happy-dom
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Condition, Facts } from './detector.ts'
import { generic } from './generic.ts'
import { readStatements } from './grammar.ts'
import { detectors } from './index.ts'
import type { Layout } from './layout.ts'
import { findMatch, showsSuccess } from './match.ts'
import { findRoots } from './roots.ts'
import { savedPages } from './saved-pages.ts'
import { vocabularies } from './vocabularies/index.ts'

const folder = join(import.meta.dirname, 'pages')

/** happy-dom has no layout; these pages hide elements by inline `display: none`. e2e/detectors.spec.ts tests with real layout. */
const layout: Layout = { isDrawn: (element) => !element.closest('[style*="display:none"], script, style') }
const plain: Facts = { afterSignIn: false, listedByAdministrator: false }

async function open(file: string, path: string, facts = plain, cameFrom = '') {
  const text = await readFile(join(folder, `${file}.html`), 'utf8')
  Object.defineProperty(document, 'referrer', { configurable: true, get: () => cameFrom })
  document.documentElement.innerHTML = text.replace(/<script[\s\S]*?<\/script>/g, '')
  return {
    document,
    address: new URL(path, 'https://portal.example.com'),
    layout,
    facts,
    roots: findRoots(document, [], { frames: true }),
    words: { vocabularies, grammar: readStatements },
  }
}

describe('saved pages', () => {
  const named = savedPages.map((page) => ({ ...page, how: page.afterSignIn ? 'after a sign-in' : '' }))
  test.each(named.filter((page) => !page.browserOnly))('$file at $path $how: $finds', async (saved) => {
    const { file, path, finds, kind = 'expired', afterSignIn = false, byAdministrator = false } = saved
    const finding = findMatch(
      detectors,
      await open(file, path, { afterSignIn, listedByAdministrator: byAdministrator }),
    )
    expect(finding && finding.kind !== 'soon' ? { id: finding.id, kind: finding.kind } : 'silent').toEqual(
      finds === 'silent' ? 'silent' : { id: finds, kind },
    )
  })

  test('no ordinary page counts as expired on an origin that the administrator listed', async () => {
    // Keycloak's forced change is no ordinary page; voluntary changes are offered as such.
    const changes = ['silent-ping-by-choice', 'silent-settings', 'silent-settings-voluntary']
    for (const { file, path, finds, browserOnly } of savedPages) {
      if (finds !== 'silent' || browserOnly || file === 'keycloak-update-password') continue
      const finding = findMatch(detectors, await open(file, path, { ...plain, listedByAdministrator: true }))
      const offered = finding?.kind === 'soon' ? undefined : finding?.kind
      expect(offered, file).toBe(changes.includes(file) ? 'change' : undefined)
    }
  })

  test('are all in the list, with a source and a date', async () => {
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

describe('the generic detector (docs/detection.md#points-for-any-other-page)', () => {
  const score = async (file: string, path: string, facts = plain) =>
    findMatch([{ ...generic, threshold: -1000 }], await open(file, path, facts))

  test('gives 120 points for one old and two new passwords, their tokens and a text', async () => {
    expect(await score('generic-en', '/login')).toEqual({ id: 'generic', kind: 'expired', score: 25 + 10 + 25 + 60 })
  })
  test('adds 25 points for the address, 20 for the administrator, 15 for a sign-in just before', async () => {
    expect((await score('generic-en', '/Update-Password'))?.score).toBe(120 + 25)
    expect((await score('generic-en', '/login', { ...plain, listedByAdministrator: true }))?.score).toBe(120 + 20)
    expect((await score('generic-en', '/login', { ...plain, afterSignIn: true }))?.score).toBe(120 + 15)
  })
  test('gives 60 points for two new passwords and the words, 30 more after a sign-in', async () => {
    expect((await score('unseen-pl', '/logowanie'))?.score).toBe(60)
    expect((await score('unseen-pl', '/logowanie', { ...plain, afterSignIn: true }))?.score).toBe(60 + 15 + 15)
  })
  test('subtracts 30 points for a token in the address, except after a sign-in or where the words are there', async () => {
    const plainScore = (await score('silent-settings', '/x'))?.score ?? 0
    expect((await score('silent-settings', '/login?token=x'))?.score).toBe(plainScore - 30)
    expect((await score('silent-settings', '/new/9f86d081884c7d659a2feaa0c55ad015'))?.score).toBe(plainScore - 30)
    expect((await score('silent-settings', '/login?session_code=x'))?.score).toBe(plainScore)
    expect((await score('generic-en', '/login?token=x'))?.score).toBe(120)
    expect((await score('generic-en', '/login?token=x', { ...plain, afterSignIn: true }))?.score).toBe(120 + 15)
  })
  test('reports at most the verdict change for a page without words of expiry, and subtracts 30 points without a sign-in before', async () => {
    expect(await score('silent-settings', '/x')).toEqual({ id: 'generic', kind: 'change', score: 25 + 10 + 25 - 30 })
    const all = { afterSignIn: true, listedByAdministrator: true }
    expect((await score('silent-settings', '/x', all))?.kind).toBe('change')
    expect((await score('silent-settings', '/password-expired'))?.kind).toBe('expired')
    expect((await score('generic-en', '/settings/password'))?.kind).toBe('expired')
  })
  test('subtracts 50 points for the expiry of something else, 30 for a conditional text, 40 for a sign-up', async () => {
    expect((await score('silent-session-timeout', '/login', { ...plain, afterSignIn: true }))?.score).toBe(15 - 50)
    expect((await score('silent-forgot-beside-sign-in', '/in', { ...plain, afterSignIn: true }))?.score).toBeLessThan(
      40,
    )
    expect((await score('silent-sign-up', '/join', { ...plain, afterSignIn: true }))?.score).toBeLessThan(30)
  })
  test('finds nothing on a page that confirms the change', async () => {
    expect(await score('generic-en', '/login?status=0')).toBeUndefined()
  })
})

describe('a page that confirms the change', () => {
  const confirms = async (id: string, file: string, path: string, cameFrom = '') => {
    const page = await open(file, path, plain, cameFrom)
    const own = detectors.filter((detector) => detector.id === id)
    expect(own).toHaveLength(1)
    return showsSuccess(own, page)
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
  ])('is recognised by %s: %s at %s', async (id, file, path, cameFrom?: string) => {
    expect(await confirms(id, file, path, cameFrom)).toBe(true)
  })
  test.each([
    ['adfs-update-password', 'adfs-update-password', '/adfs/portal/updatepassword/?status=1'],
    ['exchange-owa', 'exchange-owa', '/owa/auth/expiredpassword.aspx'],
    ['exchange-owa', 'silent-session-timeout', '/owa/auth/logon.aspx?url=x&reason=2'],
    ['rdweb-password', 'rdweb-password', '/RDWeb/Pages/en-US/password.aspx?Error=FailedLogon'],
    ['ping', 'ping', '/ext/pwdchange/Identify?returnurl=x', ping],
    ['ping', 'silent-empty', '/ext/pwdchange/Identify'],
    // The form is still there.
    ['generic', 'silent-rdweb-changed', '/anywhere'],
    ['generic', 'unseen-pt-br', '/erp'],
    ['generic', 'silent-settings-refused', '/users/me/security'],
  ])('is not recognised by %s in %s at %s', async (id, file, path, cameFrom?: string) => {
    expect(await confirms(id, file, path, cameFrom)).toBe(false)
  })
})

test('the value of a field is never read', async () => {
  for (const { file, path } of savedPages.filter((page) => !page.browserOnly)) {
    const page = await open(file, path)
    const { reads, undo } = trapValues()
    findMatch(detectors, page)
    const before = [...reads]
    // Proves that the traps work.
    void document.createElement('input').value
    undo()
    expect({ file, before, after: reads }).toEqual({ file, before: [], after: ['value'] })
  }
})

/** Records every read of a value. */
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

describe('detectors', () => {
  test('survive JSON', () => {
    expect(JSON.parse(JSON.stringify(detectors))).toEqual(detectors)
  })

  test('are all in the list', async () => {
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

  test('have linear patterns: no repeated group, no open repetition', () => {
    const all = detectors
      .flatMap((each) => [...each.needs, ...(each.success ?? []), ...each.signals.map(({ when }) => when)])
      .flatMap(patterns)
    expect(all.length).toBeGreaterThan(60)
    expect(all.filter((pattern) => /\)[*+{]|[*+]|\{\d+,\}/.test(pattern))).toEqual([])
  })

  test('have addresses in lower case, as addresses are compared', () => {
    const addresses = (JSON.stringify(detectors).match(/"at":\[[^\]]+\]/g) ?? []).join()
    expect(addresses).toContain('/cas/login')
    expect(addresses).toBe(addresses.toLowerCase())
  })

  test('have no selector that tests a value', () => {
    const selectors = JSON.stringify(detectors).match(/"(?:has|shows)":\[[^"]*"[^"]+"/g) ?? []
    expect(selectors.length).toBeGreaterThan(4)
    expect(selectors.filter((selector) => /value|:checked|:(in)?valid|placeholder-shown/i.test(selector))).toEqual([])
  })

  test('name no password field as the field with the account', () => {
    const names = detectors.flatMap(({ account }) => account ?? [])
    expect(names.length).toBeGreaterThan(10)
    expect(names.filter((name) => /pass|pwd|secret/i.test(name))).toEqual([])
  })

  test('give their source and when it was read', async () => {
    for (const { id } of detectors) {
      const text = await readFile(join(import.meta.dirname, `${id}.ts`), 'utf8')
      expect(text, id).toMatch(/ \* Source: [\s\S]{20,}2026-11/)
    }
  })
})

function patterns(condition: Condition): string[] {
  if ('has' in condition || 'shows' in condition) return []
  return Object.values(condition)
    .flat()
    .flatMap((value: unknown) =>
      typeof value === 'string' ? [value] : typeof value === 'object' && value ? patterns(value as Condition) : [],
    )
}
