import { sampleBrand } from '../../../server/web/sample-brand.ts'
import type { WizardFixture } from '../../../server/web/self-service/states/fake-client.ts'
import { createPages } from '../../../server/web/self-service/states/pages.ts'
import { createStates, type StateName } from '../../../server/web/self-service/states/states.ts'
import { getTranslator, type Translator } from '../../../shared/languages/translator.ts'
import { type ExtensionState, openExtensionPage } from '../environment/extension-page.ts'
import { mailOrigin } from '../environment/shared-browsers.ts'
import type { Scene, Surface } from '../surface.ts'
import { findAccount, giveCurrentPassword, sendBothPasswords } from './wizard-acts.ts'

const scenes = {
  'not-set-up': { description: 'Without a server the window says so and leads to the settings.', waitFor: '.notice' },
  lost: { description: 'A window that the browser restored says so, asks no server, and closes.', waitFor: '.notice' },
  interrupted: {
    description: 'A window whose start the browser interrupted twice says so and has a button to try again.',
    waitFor: '.notice',
  },
  unreachable: {
    description: 'The window names a server that cannot be reached, and retries by itself.',
    waitFor: '.notice',
  },
  account: { description: 'The line at the top says from which page the window was opened.' },
  'current-password': {
    description: 'The page chooses the task, so that the task starts as soon as the person names the account.',
    perform: findAccount,
    waitFor: '.progress',
  },
  'known-account': {
    description:
      'With the account name from the page, account and both passwords are one page; the name can be corrected.',
    waitFor: '#field-newPassword',
  },
  'known-account-refused': {
    description:
      'What is refused is said on the page of the task, where the account is a line and what was right stays typed.',
    perform: sendBothPasswords,
    waitFor: '[data-problem]',
  },
  change: {
    inDocs: true,
    description: 'The page does not ask again for the current password that an earlier step received.',
    perform: giveCurrentPassword,
    waitFor: '#field-newPassword',
  },
  key: {
    description: 'With a key of this browser the page has no field: one press shows who the person is.',
    waitFor: '.notice',
  },
  'key-missing': {
    description: 'Without a key for the account the window says why it may be gone, and asks a wallet.',
    waitFor: '.notice',
  },
  'key-made': { description: 'A key is made in the window; the page says where it stays.', waitFor: '.notice' },
  branded: { description: 'With branding the window has the organisation’s logo and colour.' },
  stopped: { description: 'A task that cannot go on says why, and leads back to the page.', waitFor: '.outcome' },
  done: {
    inDocs: true,
    description: 'The one button leads back to the page that brought the person here, at its sign-in.',
    waitFor: '.outcome',
  },
} satisfies Record<string, Scene>

type WindowScene = keyof typeof scenes

function keptIn(scene: WindowScene, t: Translator): ExtensionState {
  const server = 'https://password.contoso.example'
  const wizard = createStates(t)
  const page = { tabId: 1, origin: mailOrigin, signIn: `${mailOrigin}/owa/` }
  const launchContext = { server, workflow: 'manage-my-passwords', page }
  const local = { organisations: [{ server, origins: [mailOrigin] }] }
  const opened = (name: StateName, hasRun: boolean): ExtensionState => {
    const state: WizardFixture = wizard[name]
    const run = hasRun ? { 'run:scene': { id: 'run', token: 'token' } } : {}
    return { local, session: { 'launchContext:scene': launchContext, ...run }, replies: state }
  }
  // The server names the logo that is stored here, so it is not fetched.
  const source = `/branding/${'0'.repeat(32)}.svg`
  const brand = (state: ExtensionState): ExtensionState => ({
    ...state,
    local: { ...state.local, [`brand:${server}`]: JSON.stringify({ ...sampleBrand, source }) },
    replies: {
      ...state.replies,
      site: { ...wizard.account.site, branding: { ...sampleBrand, logo: { ...sampleBrand.logo, address: source } } },
    },
  })
  const refused = wizard['change-refused'].current
  const known: ExtensionState = {
    local,
    session: { 'launchContext:scene': { ...launchContext, account: 'CORP\\expired.user' } },
    // Each answer leads to a new number, by which the page knows that it was refused.
    replies: {
      ...wizard.change,
      answers: refused && 'number' in refused ? [{ ...refused, number: 3 }] : [],
      firstPage: createPages(t).change(),
    },
  }
  const states: Record<WindowScene, ExtensionState> = {
    'not-set-up': { session: { 'launchContext:scene': {} } },
    lost: { local },
    interrupted: { local, isBackgroundStopped: true },
    unreachable: { ...opened('account', false), replies: { gone: true } },
    account: opened('account', false),
    'current-password': opened('authenticate', false),
    'known-account': known,
    'known-account-refused': known,
    change: opened('change-unseen', true),
    key: { ...opened('wallet', true), keys: [{ account: 'expired.user', server }] },
    'key-missing': opened('wallet', true),
    'key-made': opened('register-wallet', true),
    branded: brand(opened('account', false)),
    stopped: opened('stopped', true),
    done: opened('done', true),
  }
  return states[scene]
}

export const wizardWindow: Surface = {
  title: 'Window of the extension',
  description: 'A page or the popup opens the same wizard in a window of its own.',
  scenes,
  width: 520,
  start: (world) =>
    openExtensionPage(world, 'wizard.html?window=scene', (scene, language) =>
      keptIn(scene as WindowScene, getTranslator(language)),
    ),
}
