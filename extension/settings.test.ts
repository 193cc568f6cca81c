import { beforeEach, describe, expect, test, vi } from 'vitest'
import { fakeBrowser } from 'wxt/testing/fake-browser'

vi.mock('wxt/browser', async () => ({ browser: (await import('wxt/testing/fake-browser')).fakeBrowser }))

const {
  addOrganisation,
  addOrigin,
  findOrganisation,
  readSettings,
  removeOrganisation,
  removeOrigin,
  saveReminder,
  saveServer,
} = await import('./settings.ts')

beforeEach(() => fakeBrowser.reset())
const policy = (managed: Record<string, unknown>) => fakeBrowser.storage.managed.set(managed)
const first = async () => (await readSettings()).organisations[0]

describe('without a policy', () => {
  test('everything is empty and unlocked', async () => {
    expect(await readSettings()).toEqual({
      organisations: [{ storedIndex: 0, serverLocked: false, origins: [], originsLocked: false }],
      reminder: false,
      reminderLocked: false,
      policyMistakes: [],
    })
  })
  test('the person sets server and origins', async () => {
    await saveServer('https://latchkey.example.com')
    await addOrigin('https://mail.example.com')
    await addOrigin('https://vpn.example.com')
    await addOrigin('https://mail.example.com')
    await removeOrigin('https://vpn.example.com')
    expect(await first()).toMatchObject({
      server: 'https://latchkey.example.com',
      origins: [{ origin: 'https://mail.example.com', by: 'person' }],
    })
  })
  test('settings of the single-organisation format are read, and converted by the first change', async () => {
    const legacy = { server: 'https://latchkey.example.com', origins: ['https://mail.example.com'] }
    await fakeBrowser.storage.local.set(legacy)
    expect(await first()).toMatchObject({ server: legacy.server, origins: [{ origin: 'https://mail.example.com' }] })
    await addOrigin('https://vpn.example.com')
    expect(await fakeBrowser.storage.local.get(null)).toEqual({
      organisations: [{ server: legacy.server, origins: ['https://mail.example.com', 'https://vpn.example.com'] }],
    })
  })
  test('of two organisations the one that lists the origin first is used', async () => {
    await saveServer('https://latchkey.example.com')
    await addOrigin('https://mail.example.com')
    await addOrganisation()
    await saveServer('https://help.example.org', 1)
    await addOrigin('https://mail.example.org', 1)
    await addOrigin('https://mail.example.com', 1)
    const settings = await readSettings()
    expect(findOrganisation(settings, 'https://mail.example.org')?.server).toBe('https://help.example.org')
    expect(findOrganisation(settings, 'https://mail.example.com')?.server).toBe('https://latchkey.example.com')
    expect(findOrganisation(settings, 'https://elsewhere.example')).toBeUndefined()
    await removeOrganisation(0)
    expect((await readSettings()).organisations.map(({ server }) => server)).toEqual(['https://help.example.org'])
  })
})

describe('with a policy', () => {
  test('its server is locked, and the person’s own organisations are ignored', async () => {
    const evil = { server: 'https://evil.example', origins: ['https://mail.example.org'] }
    await fakeBrowser.storage.local.set({ organisations: [evil, evil] })
    await policy({ serverAddress: 'https://latchkey.example.com/some/path', organisation: 'Example' })
    await saveServer('https://evil.example')
    await addOrganisation()
    const { organisations } = await readSettings()
    expect(organisations).toHaveLength(1)
    expect(organisations[0]).toMatchObject({
      server: 'https://latchkey.example.com',
      serverLocked: true,
      name: 'Example',
    })
  })
  test('its origins are locked', async () => {
    await addOrigin('https://mine.example')
    await policy({ origins: ['https://mail.example.com/owa', 'mail.example.com', 'javascript:alert(1)', 7] })
    await addOrigin('https://more.example')
    await removeOrigin('https://mail.example.com')
    expect(await first()).toMatchObject({
      origins: [{ origin: 'https://mail.example.com', by: 'administrator' }],
      originsLocked: true,
    })
  })
  test('its further organisations are locked; one without a server is ignored', async () => {
    await policy({
      serverAddress: 'https://latchkey.example.com',
      organisations: [
        { serverAddress: 'https://help.example.org', origins: ['https://mail.example.org'], organisation: 'Second' },
        { origins: ['https://mail.example.net'] },
        'https://help.example.net',
      ],
    })
    const { organisations } = await readSettings()
    expect(organisations[1]).toEqual({
      server: 'https://help.example.org',
      serverLocked: true,
      name: 'Second',
      origins: [{ origin: 'https://mail.example.org', by: 'administrator' }],
      originsLocked: true,
    })
    expect(organisations).toHaveLength(2)
  })
  test('it decides about reminders', async () => {
    await saveReminder(true)
    await policy({ remind: false })
    expect(await readSettings()).toMatchObject({ reminder: false, reminderLocked: true })
  })
  test.each([
    ['http://latchkey.example.com', '"http://latchkey.example.com"'],
    ['htps//x y', '"htps//x y"'],
    [42, '42'],
  ])(
    'F11: the invalid server address %j locks its field, sets no server and is named',
    async (serverAddress, value) => {
      await saveServer('https://latchkey.example.com')
      await policy({ serverAddress })
      await saveServer('https://evil.example')
      expect(await first()).toMatchObject({ server: undefined, serverLocked: true })
      expect((await readSettings()).policyMistakes).toEqual([{ key: 'serverAddress', value }])
    },
  )
  test('an empty address counts as none', async () => {
    await policy({ serverAddress: '' })
    expect(await first()).toMatchObject({ serverLocked: false })
    expect((await readSettings()).policyMistakes).toEqual([])
  })
  test('F11: a list of the wrong type locks an empty list, and each mistake is named with its value', async () => {
    await addOrigin('https://mine.example')
    await policy({
      origins: 'https://mail.example.com',
      remind: 'yes',
      readAccountName: 1,
      organisation: 7,
      organisations: [
        { serverAddress: 'https://help.example.org', origins: ['ftp://x'] },
        { origins: [] },
        'x'.repeat(99),
      ],
    })
    expect(await first()).toMatchObject({ origins: [], originsLocked: true })
    const settings = await readSettings()
    expect(settings).toMatchObject({ reminder: false, reminderLocked: true })
    expect(settings.policyMistakes.map(({ key, value }) => `${key}: ${value}`)).toEqual([
      'origins: "https://mail.example.com"',
      'organisation: 7',
      'organisations[0].origins[0]: "ftp://x"',
      'organisations[1]: {"origins":[]}',
      `organisations[2]: "${'x'.repeat(78)}…`,
      'remind: "yes"',
      'readAccountName: 1',
    ])
  })
  test('F11: further organisations alone make no empty first one, and people add none', async () => {
    await saveServer('https://evil.example')
    await policy({
      organisations: [{ serverAddress: 'https://help.example.org', origins: ['https://mail.example.org'] }],
    })
    await addOrganisation()
    expect((await readSettings()).organisations.map(({ server }) => server)).toEqual(['https://help.example.org'])
  })
})
