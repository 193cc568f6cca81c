import { createHash } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findBrokenRules } from '../../../shared/password-policy/check.ts'
import type { DirectoryPerson } from '../../directory/directory.ts'
import { importBreaches } from '../password-lists/import-breaches.ts'
import { importDictionary } from '../password-lists/import-dictionary.ts'
import { createPasswordLists, passwordListFiles } from '../password-lists/password-lists.ts'
import { evaluateRule, storedRules, toRules } from './stored-rules.ts'

let folder: string
let files: ReturnType<typeof passwordListFiles>
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'latchkey-judged-'))
  files = passwordListFiles(folder)
  await importDictionary(files.dictionary, content('harbour\nlantern\nlatchkey\n'))
  await importBreaches(files.breaches, content(`${sha1('Summer2024!')}:4711\n`))
})
afterAll(() => rm(folder, { recursive: true }))

async function* content(text: string) {
  yield Buffer.from(text)
}
const sha1 = (text: string) => createHash('sha1').update(text).digest('hex').toUpperCase()

/** The service: what it was asked, and its response. */
const service = (answer: () => Response | Promise<Response>) => {
  const asked: string[] = []
  const fetch = async (url: string) => {
    asked.push(url)
    return answer()
  }
  return { asked, fetch }
}
const createSilentService = () => service(() => Promise.reject(new Error('unreachable')))

const anna: Partial<DirectoryPerson> = {
  account: 'a.wolkenstein',
  displayName: 'Anna-Marie Wolkenstein (IT)',
  givenName: 'Anna-Marie',
  surname: 'Wolkenstein',
  mail: 'anna.wolkenstein@harbour-works.com',
  userPrincipalName: 'u4711@corp.example.com',
  employeeId: '104711',
  telephone: '+44 20 8765-4321',
  department: 'Harbours',
  title: 'Foreman',
}

const further: Record<string, string> = { extensionAttribute5: 'Lagoon/B-17', badge: 'K77' }

async function passes(id: string, settings: object, password: string, { fetch } = createSilentService()) {
  const [rule] = toRules(storedRules.parse([{ id, settings }]), 'en')
  if (!rule) throw new Error(`${id} is not a rule`)
  const lists = createPasswordLists({ files, fetch })
  const found = await evaluateRule(rule, password, {
    person: anna,
    lists,
    readAttribute: async (name) => further[name],
  })
  return found === 'unavailable' ? found : !findBrokenRules(password, [found], {}).includes(found)
}

describe('dictionary', () => {
  test.each([
    ['My-Harbour-1', {}, false],
    ['My-H4rb0ur-1', {}, false],
    ['My-H4rb0ur-1', { leet: false }, true],
    ['ruobrah99', {}, false],
    ['ruobrah99', { reversed: false }, true],
    ['My-Harbour-1', { where: 'whole' }, true],
    ['HARBOUR', { where: 'whole' }, false],
    ['My-Meadow-1', {}, true],
  ])('%j with %j passes: %s', async (password, settings, expected) => {
    expect(await passes('dictionary', settings, password)).toBe(expected)
  })
})

/** Names are split as nFront, Specops and the original do: at every character that is neither letter nor digit. */
describe('user properties', () => {
  test.each([
    ['wolkenstein1', {}, false],
    ['xxMARIExx', {}, false],
    ['xx-eiram-xx', {}, false],
    ['xx-eiram-xx', { reversed: false }, true],
    ['xxm4r1exx', {}, false],
    ['xx-works-xx', {}, false],
    ['my-u4711', {}, false],
    ['become-good', {}, true],
    ['it-is-good', {}, true],
    ['it-is-good', { shortest: 2 }, false],
    ['anna', { properties: ['surname'] }, true],
    ['Quiet-Lagoon', {}, true],
    ['my-104711-x', { properties: ['employeeId'] }, false],
    ['my-4711-x', { properties: ['employeeId'] }, true],
    ['my-4711-x', { properties: ['employeeId'], run: 4 }, false],
    ['my-1174-x', { properties: ['employeeId'], run: 4, reversed: true }, false],
    ['my-2087-x', { properties: ['telephone'], run: 4 }, false],
    ['my-2087-x', { properties: ['telephone'] }, true],
    ['Harbours-1', { properties: ['department'] }, false],
    ['fOreman-1', { properties: ['title'] }, false],
    ['xolkenst1', { run: 5 }, false],
    ['442087654321', { properties: ['telephone'] }, false],
    ['Quiet-Lagoon', { attributes: ['extensionAttribute5'] }, false],
    ['noogal-x', { attributes: ['badge', 'extensionAttribute5'] }, false],
    ['xxB17xx', { attributes: ['extensionAttribute5'], shortest: 2 }, false],
    ['my-k77-x', { attributes: ['badge'] }, false],
    ['Quiet-Lagoon', { attributes: ['notInTheSchema'] }, true],
  ])('%j with %j passes: %s', async (password, settings, expected) => {
    expect(await passes('user-properties', settings, password)).toBe(expected)
  })
})

/** Names as people type them where the keyboard or the habit has no accents. */
describe('user properties with accents', () => {
  test.each([
    ['Jose-99x', 'José'],
    ['JOSÉ-99x', 'Jose'],
    ['Mueller-9x', 'Müller'],
    ['Muller-9xx', 'Müller'],
    ['Müller-9xx', 'Mueller'],
    ['M0eller-9x', 'Møller'],
    ['Lukasz-9xx', 'Łukasz'],
    ['Soren-99xx', 'Søren'],
    ['WEIẞ-1234x', 'Weiß'],
    ['rellum-9xx', 'Müller'],
    ['Mul\u200Bler-9', 'Muller'],
    ['Muller-9', 'Mul\u200Bler'],
  ])('%j has a part of the name %j', async (password, surname) => {
    const [rule] = toRules(storedRules.parse([{ id: 'user-properties', settings: {} }]), 'en')
    const lists = createPasswordLists({ files, fetch: createSilentService().fetch })
    expect(
      rule &&
        (await evaluateRule(rule, password, { person: { surname }, lists, readAttribute: async () => undefined })),
    ).toMatchObject({ settings: { found: true } })
  })
})

/** Scores as zxcvbn's authors publish them for these. */
describe('strength', () => {
  test.each([
    ['zxcvbn', { min: 1 }, false],
    ['p@ssword', { min: 2 }, false],
    ['qwER43@!', { min: 3 }, false],
    ['D0g..................', { min: 3 }, false],
    ['coRrecth0rseba++ery9.23.2007staple$', { min: 4 }, true],
    ['correcthorsebatterystaple', { min: 4 }, true],
    ['wolkenstein', { min: 2 }, false],
  ])('%j with %j passes: %s', async (password, settings, expected) => {
    expect(await passes('strength', settings, password)).toBe(expected)
  })
})

describe('regular expression', () => {
  const texts = { en: 'Begin with a letter.' }
  test.each([
    ['abc', { pattern: '^[a-z]', texts }, true],
    ['1abc', { pattern: '^[a-z]', texts }, false],
    ['1abc', { pattern: '^[a-z]', must: 'not-match', texts }, true],
    ['Abc', { pattern: '^[a-z]', ignoreCase: true, texts }, true],
    ['e\u0301t', { pattern: '^.t$', texts }, true],
  ])('%j with %j passes: %s', async (password, settings, expected) => {
    expect(await passes('regular-expression', settings, password)).toBe(expected)
  })
})

describe('breached', () => {
  test('source `list` asks no service', async () => {
    const silent = createSilentService()
    expect(await passes('breached', {}, 'Summer2024!', silent)).toBe(false)
    expect(await passes('breached', {}, 'Quiet-Lagoon-42', silent)).toBe(true)
    expect(silent.asked).toEqual([])
  })

  test('source `service` asks the service that the administrator chose', async () => {
    const knows = service(() => new Response(`${sha1('Winter2024!').slice(5)}:8`))
    expect(await passes('breached', { source: 'service' }, 'Winter2024!', knows)).toBe(false)
    expect(await passes('breached', { source: 'service' }, 'Summer2024!', knows)).toBe(true)
    expect(knows.asked[0]).toBe(`https://api.pwnedpasswords.com/range/${sha1('Winter2024!').slice(0, 5)}`)
  })

  test('source `both` sends no hash that the list has', async () => {
    const never = service(() => new Response(''))
    expect(await passes('breached', { source: 'both' }, 'Summer2024!', never)).toBe(false)
    expect(never.asked).toEqual([])
    expect(await passes('breached', { source: 'both' }, 'Quiet-Lagoon-42', never)).toBe(true)
    expect(never.asked).toHaveLength(1)
  })

  test('if the service is unreachable, the setting decides', async () => {
    expect(await passes('breached', { source: 'service' }, 'Winter2024!')).toBe(true)
    expect(await passes('breached', { source: 'service', whenUnavailable: 'refuse' }, 'Winter2024!')).toBe(
      'unavailable',
    )
    expect(await passes('breached', { source: 'both', whenUnavailable: 'refuse' }, 'Summer2024!')).toBe(false)
  })
})
