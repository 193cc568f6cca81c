import type { Page } from 'playwright'
import { statesIn } from '../../../server/web/self-service/states/states.ts'
import { words } from '../../../shared/languages/words.ts'
import { extensionStage, type Kept } from '../environment/extension-stage.ts'
import { mailOrigin } from '../environment/world.ts'
import type { Scene, Surface } from '../surface.ts'

const server = 'https://password.contoso.example'
const setUp = [{ server, origins: [mailOrigin, 'https://vpn.contoso.example'] }]

const typeServer = (address: string) => async (page: Page) => {
  await page.locator('#server-address').fill(address)
  await page.locator('#server-address').press('Enter')
}

const scenes = {
  new: {
    says: 'A new installation asks for the server first, and says that it looks at no page yet.',
    also: ['narrow'],
  },
  connected: {
    says: 'A server is kept only after it has answered, and its name is said.',
    act: typeServer('password.contoso.example'),
    until: '[data-tone=good]',
  },
  'not-an-address': {
    says: 'What is no address is told beside the field, with an example of one.',
    act: typeServer('the password server'),
    until: '[data-problem]',
  },
  'not-encrypted': {
    says: 'An address that is not encrypted is refused, with what to use instead.',
    act: typeServer('http://password.contoso.example'),
    until: '[data-problem]',
  },
  'server-foreign': {
    says: 'Something else behind an address is told from a server that cannot be reached.',
    act: typeServer(server),
    until: '[data-problem]',
  },
  pages: {
    says: 'Each page stands in a row, with the button that takes it off the list.',
    until: '.options-list',
    also: ['wide-dark', 'narrow-dark'],
  },
  'not-a-page': {
    says: 'A page that is no address is told beside its field.',
    until: '[data-problem]',
    act: async (page) => {
      await page.locator('#origin').fill('mail example')
      await page.locator('#origin').press('Enter')
    },
  },
  'waiting-for-permission': {
    says: 'A page that the browser was not asked for says so, and has the button that asks.',
    until: '.options-origin small',
    also: ['narrow'],
  },
  'two-organisations': {
    says: 'Each organisation has its own server and pages under its name, and can be taken out.',
    until: '.options-organisation',
  },
  managed: {
    says: 'What an administrator decided is shown, and cannot be changed.',
    until: '.options-locked',
    also: ['wide-dark'],
  },
} satisfies Record<string, Scene>

type OptionsScene = keyof typeof scenes

const kept: Record<OptionsScene, Kept> = {
  new: {},
  connected: {},
  'not-an-address': {},
  'not-encrypted': {},
  'server-foreign': { answers: { foreign: true } },
  pages: { local: { organisations: setUp } },
  'not-a-page': { local: { organisations: setUp } },
  'waiting-for-permission': {
    local: { organisations: [{ server, origins: [mailOrigin, 'http://intranet.contoso.example'] }] },
  },
  'two-organisations': {
    local: { organisations: [...setUp, { server: 'https://help.fabrikam.contoso.example', origins: [] }] },
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
  about: 'For whoever sets the extension up without an administrator, and to see what an administrator set.',
  scenes,
  frame: '.options',
  start: (world) =>
    extensionStage(world, 'options.html', (scene, language) => ({
      ...kept[scene as OptionsScene],
      answers: kept[scene as OptionsScene].answers ?? { site: statesIn(words(language)).account.site },
    })),
}
