import { beforeEach, describe, expect, test, vi } from 'vitest'
import { fakeBrowser } from 'wxt/testing/fake-browser'

vi.mock('wxt/browser', async () => ({ browser: (await import('wxt/testing/fake-browser')).fakeBrowser }))

const { addOrigin, readSettings, removeOrigin, saveServer } = await import('./settings.ts')

beforeEach(() => fakeBrowser.reset())
const policy = (managed: Record<string, unknown>) => fakeBrowser.storage.managed.set(managed)

describe('without a policy', () => {
  test('nothing is set, and nothing is locked', async () => {
    expect(await readSettings()).toMatchObject({
      server: undefined,
      serverLocked: false,
      origins: [],
      originsLocked: false,
    })
  })
  test('the person names server and pages', async () => {
    await saveServer('https://latchkey.example.com')
    await addOrigin('https://mail.example.com')
    await addOrigin('https://vpn.example.com')
    await addOrigin('https://mail.example.com')
    await removeOrigin('https://vpn.example.com')
    expect(await readSettings()).toMatchObject({
      server: 'https://latchkey.example.com',
      origins: [{ origin: 'https://mail.example.com', by: 'person' }],
    })
  })
  test('another server gets nothing that an earlier one gave', async () => {
    await fakeBrowser.storage.local.set({ stateToken: 'of the old one' })
    await saveServer('https://other.example.com')
    expect(await fakeBrowser.storage.local.get('stateToken')).toEqual({})
  })
})

describe('with a policy', () => {
  test('its server holds and cannot be edited', async () => {
    await fakeBrowser.storage.local.set({ server: 'https://evil.example' })
    await policy({ serverAddress: 'https://latchkey.example.com/some/path', organisation: 'Example' })
    await saveServer('https://evil.example')
    expect(await readSettings()).toMatchObject({
      server: 'https://latchkey.example.com',
      serverLocked: true,
      organisation: 'Example',
    })
  })
  test('its pages hold and cannot be edited', async () => {
    await addOrigin('https://mine.example')
    await policy({ origins: ['https://mail.example.com/owa', 'mail.example.com', 'javascript:alert(1)', 7] })
    await addOrigin('https://more.example')
    await removeOrigin('https://mail.example.com')
    expect(await readSettings()).toMatchObject({
      origins: [{ origin: 'https://mail.example.com', by: 'administrator' }],
      originsLocked: true,
    })
  })
  test.each([['http://latchkey.example.com'], [''], [42]])(
    'a server address of %j is as good as none',
    async (serverAddress) => {
      await policy({ serverAddress })
      expect(await readSettings()).toMatchObject({ server: undefined, serverLocked: false })
    },
  )
})
