import { beforeEach, describe, expect, test, vi } from 'vitest'
import { fakeBrowser } from 'wxt/testing/fake-browser'

vi.mock('wxt/browser', async () => ({ browser: (await import('wxt/testing/fake-browser')).fakeBrowser }))

const {
  addOrganisation,
  addOrigin,
  organisationOf,
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
  test('nothing is set, and nothing is locked', async () => {
    expect(await readSettings()).toEqual({
      organisations: [{ place: 0, serverLocked: false, origins: [], originsLocked: false }],
      reminder: false,
      reminderLocked: false,
    })
  })
  test('the person names server and pages', async () => {
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
  test('what was kept before there could be several goes on, and moves with the first change', async () => {
    const kept = { server: 'https://latchkey.example.com', origins: ['https://mail.example.com'] }
    await fakeBrowser.storage.local.set(kept)
    expect(await first()).toMatchObject({ server: kept.server, origins: [{ origin: 'https://mail.example.com' }] })
    await addOrigin('https://vpn.example.com')
    expect(await fakeBrowser.storage.local.get(null)).toEqual({
      organisations: [{ server: kept.server, origins: ['https://mail.example.com', 'https://vpn.example.com'] }],
    })
  })
  test('two organisations: the page decides which one helps, and an origin belongs to the first that lists it', async () => {
    await saveServer('https://latchkey.example.com')
    await addOrigin('https://mail.example.com')
    await addOrganisation()
    await saveServer('https://help.example.org', 1)
    await addOrigin('https://mail.example.org', 1)
    await addOrigin('https://mail.example.com', 1)
    const settings = await readSettings()
    expect(organisationOf(settings, 'https://mail.example.org')?.server).toBe('https://help.example.org')
    expect(organisationOf(settings, 'https://mail.example.com')?.server).toBe('https://latchkey.example.com')
    expect(organisationOf(settings, 'https://elsewhere.example')).toBeUndefined()
    await removeOrganisation(0)
    expect((await readSettings()).organisations.map(({ server }) => server)).toEqual(['https://help.example.org'])
  })
})

describe('with a policy', () => {
  test('its server holds and cannot be edited, and no other stands beside it', async () => {
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
  test('its pages hold and cannot be edited', async () => {
    await addOrigin('https://mine.example')
    await policy({ origins: ['https://mail.example.com/owa', 'mail.example.com', 'javascript:alert(1)', 7] })
    await addOrigin('https://more.example')
    await removeOrigin('https://mail.example.com')
    expect(await first()).toMatchObject({
      origins: [{ origin: 'https://mail.example.com', by: 'administrator' }],
      originsLocked: true,
    })
  })
  test('further organisations are the administrator’s alone; half ones are left out', async () => {
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
  test('it says whether people are reminded', async () => {
    await saveReminder(true)
    await policy({ remind: false })
    expect(await readSettings()).toMatchObject({ reminder: false, reminderLocked: true })
  })
  test.each([['http://latchkey.example.com'], [''], [42]])(
    'a server address of %j is as good as none',
    async (serverAddress) => {
      await policy({ serverAddress })
      expect(await first()).toMatchObject({ server: undefined, serverLocked: false })
    },
  )
})
