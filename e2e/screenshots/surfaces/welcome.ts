import type { Page } from 'playwright'
import { createStates } from '../../../server/web/self-service/states/states.ts'
import { getTranslator, type Translator } from '../../../shared/languages/translator.ts'
import { type ExtensionState, openExtensionPage } from '../environment/extension-page.ts'
import type { FakeReplies } from '../environment/fake-server.ts'
import { mailOrigin } from '../environment/shared-browsers.ts'
import type { Scene, Surface } from '../surface.ts'

const server = 'https://password.contoso.example'
const discovery = { server, organisation: 'Contoso' }
const pages = [mailOrigin, 'https://vpn.contoso.example']

const find = async (page: Page, typed = 'erika@contoso.example') => {
  await page.locator('#welcome-address').fill(typed)
  await page.locator('#welcome-address').press('Enter')
}
const confirm = async (page: Page, t: Translator) => {
  await find(page)
  await page.getByRole('button', { name: t('extension.welcome-confirm-submit') }).click()
}
const allow = async (page: Page, t: Translator) => {
  await confirm(page, t)
  await page.getByRole('button', { name: t('extension.welcome-allow-submit', { count: 2 }) }).click()
}
const problem = '[data-problem]'
const facts = '.welcome-facts'

const scenes = {
  new: {
    description: 'The set-up begins with one field, and says which part of an e-mail address is used.',
    waitFor: '#welcome-address',
  },
  'not-a-mail-address': {
    description: 'The message about an invalid e-mail address is beside the field, with a valid example.',
    perform: (page) => find(page, 'erika@'),
    waitFor: problem,
  },
  'no-file': {
    description: 'A mail domain without the file leads to the address of the server.',
    perform: (page) => find(page),
    waitFor: problem,
  },
  'wrong-file': {
    description: 'A file with a mistake is not guessed at; the message says what to do instead.',
    perform: (page) => find(page),
    waitFor: problem,
  },
  redirect: {
    description: 'An answer that leads to another host is not used.',
    perform: (page) => find(page),
    waitFor: problem,
  },
  'not-encrypted': {
    description: 'The page refuses an unencrypted address and says what to use instead.',
    perform: (page) => find(page, 'http://password.contoso.example'),
    waitFor: problem,
  },
  'no-answer': {
    description: 'A server without an answer has two causes, and the browser itself shows which.',
    perform: (page) => find(page, server),
    waitFor: problem,
  },
  confirm: {
    description: 'The person compares the name and the whole address of the server.',
    inDocs: true,
    perform: (page) => find(page),
    waitFor: facts,
  },
  'confirm-elsewhere': {
    description: 'A server outside of the mail domain, with foreign letters, has two warnings.',
    perform: (page) => find(page, 'erika@mail.contoso.example'),
    waitFor: facts,
  },
  allow: {
    description: 'Exactly the pages that the server publishes, and one button for all of them.',
    perform: confirm,
    waitFor: '.options-list',
  },
  'no-pages': {
    description: 'Without published pages there is a way to add them by hand.',
    perform: confirm,
    waitFor: '.welcome-actions',
  },
  done: {
    description: 'The last page says on how many pages there is help now.',
    perform: allow,
    waitFor: '.notice[data-tone=good]',
  },
} satisfies Record<string, Scene>

type WelcomeScene = keyof typeof scenes

function stateOf(scene: WelcomeScene, t: Translator): ExtensionState {
  const site: FakeReplies['site'] = { ...createStates(t).account.site, pages }
  const states: Partial<Record<WelcomeScene, FakeReplies>> = {
    'no-file': { site },
    'wrong-file': { site, discovery: { ...discovery, servers: [server] } },
    redirect: { site, discovery: 'https://elsewhere.contoso.example/' },
    'no-answer': { gone: true },
    'confirm-elsewhere': { site, discovery: { ...discovery, server: 'https://xn--contso-7xa.contoso.example' } },
    'no-pages': { site: { ...site, pages: undefined }, discovery },
  }
  return { replies: states[scene] ?? { site, discovery } }
}

export const welcome: Surface = {
  title: 'Set-up of the extension',
  description: 'A person sets up a new installation in three steps: find the server, confirm it, allow its pages.',
  scenes,
  frame: '.options',
  start: (world) =>
    openExtensionPage(world, 'welcome.html', (scene, language) =>
      stateOf(scene as WelcomeScene, getTranslator(language)),
    ),
}
