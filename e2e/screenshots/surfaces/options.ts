import type { Page } from 'playwright'
import { createStates } from '../../../server/web/self-service/states/states.ts'
import { getTranslator } from '../../../shared/languages/translator.ts'
import { type ExtensionState, openExtensionPage } from '../environment/extension-page.ts'
import { mailOrigin } from '../environment/shared-browsers.ts'
import type { Scene, Surface } from '../surface.ts'

const server = 'https://password.contoso.example'
const setUp = [{ server, origins: [mailOrigin, 'https://vpn.contoso.example'] }]

const keys = [{ account: 'erika.example', server }]

const typeServer = (address: string) => async (page: Page) => {
  await page.locator('#server-address').fill(address)
  await page.locator('#server-address').press('Enter')
}

/** A browser whose disk is full. */
const refuseToStore = (page: Page) =>
  page.evaluate(() => {
    const { local } = (globalThis as unknown as { chrome: typeof import('wxt/browser').browser }).chrome.storage
    local.set = () => Promise.reject(new Error('quota exceeded'))
  })

const scenes = {
  new: { description: 'A new installation asks for the server first, and says that it looks at no page yet.' },
  connected: {
    inDocs: true,
    description: 'The page saves a server only after it has answered, and shows its name.',
    perform: typeServer('password.contoso.example'),
    waitFor: '[data-tone=good]',
  },
  'not-an-address': {
    description: 'The message about an invalid address is beside the field, with a valid example.',
    perform: typeServer('the password server'),
    waitFor: '[data-problem]',
  },
  'not-encrypted': {
    description: 'The page refuses an unencrypted address and says what to use instead.',
    perform: typeServer('http://password.contoso.example'),
    waitFor: '[data-problem]',
  },
  'server-foreign': {
    description: 'The page distinguishes another service at the address from a server that cannot be reached.',
    perform: typeServer(server),
    waitFor: '[data-problem]',
  },
  'storage-full': {
    description: 'Where the browser can store nothing more, the page says so beside the field, which keeps its text.',
    perform: async (page) => {
      await refuseToStore(page)
      await typeServer('password.contoso.example')(page)
    },
    waitFor: '[data-problem]',
  },
  'storage-full-choice': {
    description: 'A choice that the browser could not store is not shown as made, and the page says why.',
    perform: async (page) => {
      await refuseToStore(page)
      await page.locator('section[aria-labelledby=account-name] input').click()
    },
    waitFor: '.notice[role=alert]',
  },
  pages: {
    description: 'Each page has a row, with the button that removes it from the list.',
    waitFor: '.options-list',
  },
  'not-a-page': {
    description: 'The message about an invalid page address is beside its field.',
    waitFor: '[data-problem]',
    perform: async (page) => {
      await page.locator('#origin').fill('mail example')
      await page.locator('#origin').press('Enter')
    },
  },
  'waiting-for-permission': {
    description: 'A page that the browser was not asked for says so, and has the button that asks.',
    waitFor: '.options-origin small',
  },
  'page-not-encrypted': {
    description: 'An unencrypted page is not added; the message is beside the field and says what to do.',
    waitFor: '[data-problem]',
    perform: async (page) => {
      await page.locator('#origin').fill('http://intranet.contoso.example')
      await page.locator('#origin').press('Enter')
    },
  },
  'policy-not-encrypted': {
    description: 'An unencrypted page of a policy says that it cannot be allowed, and has no button that would fail.',
    waitFor: '.options-origin small',
  },
  'two-organisations': {
    description: 'Each organisation has its own server and pages under its name, and a button removes it.',
    waitFor: '.options-organisation',
  },
  keys: {
    description:
      'Each key of this browser is listed with its account and server, and says what removing the extension means.',
    waitFor: '[aria-labelledby=wallet]',
  },
  'removing-a-key': {
    description: 'Before a key is removed, a question says that it cannot be brought back.',
    perform: (page) => page.locator('[aria-labelledby=wallet] .options-remove').click(),
    waitFor: 'dialog',
  },
  'removing-a-page': {
    description: 'Before a page is removed, a question names it and what follows; *Keep* has the focus.',
    perform: (page, words) =>
      page.getByRole('button', { name: words('extension.options-remove', { host: 'vpn.contoso.example' }) }).click(),
    waitFor: 'dialog',
  },
  'removing-an-organisation': {
    description: 'Before an organisation is removed, a question names it, with its server and its pages.',
    perform: (page, words) =>
      page
        .getByRole('button', {
          name: words('extension.options-organisation-remove', { name: 'password.contoso.example' }),
        })
        .click(),
    waitFor: 'dialog',
  },
  'permission-revoked': {
    description: 'A page that the browser allowed before and allows no more says so, and has the button that asks.',
    waitFor: '.options-origin small',
  },
  'policy-mistakes': {
    description: 'What the policy names and nothing can be made of is listed by key and value; its fields stay locked.',
    waitFor: '.options-mistakes',
  },
  managed: {
    description: 'The page shows the settings of the administrator, and they cannot be changed.',
    waitFor: '.options-locked',
  },
} satisfies Record<string, Scene>

type OptionsScene = keyof typeof scenes

const kept: Record<OptionsScene, ExtensionState> = {
  new: {},
  connected: {},
  'not-an-address': {},
  'not-encrypted': {},
  'storage-full': {},
  'storage-full-choice': { local: { organisations: setUp } },
  'server-foreign': { replies: { foreign: true } },
  pages: { local: { organisations: setUp } },
  'not-a-page': { local: { organisations: setUp } },
  'waiting-for-permission': { local: { organisations: [{ server, origins: [mailOrigin, 'http://localhost:8081'] }] } },
  'page-not-encrypted': { local: { organisations: setUp } },
  'policy-not-encrypted': {
    policy: {
      serverAddress: server,
      origins: [mailOrigin, 'http://intranet.contoso.example'],
      organisation: 'Contoso',
    },
  },
  'two-organisations': {
    local: { organisations: [...setUp, { server: 'https://help.fabrikam.contoso.example', origins: [] }] },
  },
  keys: { local: { organisations: setUp }, keys },
  'removing-a-key': { local: { organisations: setUp }, keys },
  'removing-a-page': { local: { organisations: setUp } },
  'removing-an-organisation': {
    local: { organisations: [...setUp, { server: 'https://help.fabrikam.contoso.example', origins: [] }] },
  },
  'permission-revoked': {
    local: {
      organisations: [{ server, origins: [mailOrigin, 'http://intranet.contoso.example'] }],
      grantedBefore: ['http://intranet.contoso.example/*'],
    },
  },
  'policy-mistakes': {
    policy: { serverAddress: 'htps//password.contoso.example', origins: mailOrigin, remind: 'yes' },
  },
  managed: {
    policy: {
      serverAddress: server,
      origins: [mailOrigin],
      organisation: 'Contoso',
      remind: true,
      readAccountName: false,
    },
  },
}

export const options: Surface = {
  title: 'Settings of the extension',
  description: 'A person sets up the extension here without an administrator, or sees what an administrator has set.',
  scenes,
  frame: '.options',
  start: (world) =>
    openExtensionPage(world, 'options.html', (scene, language) => ({
      ...kept[scene as OptionsScene],
      replies: kept[scene as OptionsScene].replies ?? { site: createStates(getTranslator(language)).account.site },
    })),
}
