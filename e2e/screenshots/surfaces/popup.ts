import type { AccountStateReply } from '../../../server/routes/state.ts'
import { sampleBrand } from '../../../server/web/sample-brand.ts'
import { createStates } from '../../../server/web/self-service/states/states.ts'
import { getTranslator, type Translator } from '../../../shared/languages/translator.ts'
import { type ExtensionState, openExtensionPage } from '../environment/extension-page.ts'
import { mailOrigin } from '../environment/shared-browsers.ts'
import type { Scene, Surface } from '../surface.ts'

const server = 'https://password.contoso.example'
const second = 'https://help.fabrikam.contoso.example'
const setUp = { organisations: [{ server, origins: [mailOrigin] }], [`name:${server}`]: 'Contoso' }
const helped = { ...setUp, [`token:${server}`]: 'token' }

const scenes = {
  new: { description: 'A new installation says what is missing and leads to the settings.', waitFor: '.notice' },
  'nobody-helped': {
    description: 'Before the first task it offers help, and says what it will show later.',
    waitFor: '.row',
  },
  'page-in-front': {
    description: 'The first row is the task that the active page asks for, and names the page.',
    waitFor: '.row[data-tone]',
  },
  loading: {
    description: 'While the request is under way, the ring and the text keep their places.',
    waitFor: '.skeleton',
  },
  'days-left': {
    inDocs: true,
    description: 'A ring and a sentence show the days that are left; the tasks that make sense now are below.',
    waitFor: '.ring',
  },
  'few-days-left': {
    description: 'In the last two weeks the ring changes its colour, and the sentence says the same.',
    waitFor: '.ring',
  },
  expired: { description: 'A text says that the password has expired; the first task changes it.', waitFor: '.ring' },
  'must-change': {
    description: 'The popup says that the password must be changed, with an icon in place of a number.',
    waitFor: '.ring',
  },
  locked: { description: 'The lock is the first message, with the time at which it ends.', waitFor: '.ring' },
  'never-expires': { description: 'For a password that never expires, the ring shows no number.', waitFor: '.ring' },
  unreachable: {
    description: 'The popup names a server that cannot be reached, and has a button to retry.',
    waitFor: '.notice',
  },
  interrupted: {
    description: 'Where the browser stopped the extension twice, the popup says so and has a button to try again.',
    waitFor: '.notice',
  },
  'waiting-for-permission': {
    description: 'The popup counts the pages without permission of the browser, and offers to request it.',
    waitFor: '.notice',
  },
  branded: { description: 'With branding the popup has the organisation’s logo and colour.', waitFor: '.ring' },
  key: {
    description: 'Below the tasks the key of this browser signs in to *My password health*.',
    waitFor: '.popup-organisation > .row',
  },
  'two-organisations': { description: 'Each organisation is a part of its own, under its name.', waitFor: '.ring' },
} satisfies Record<string, Scene>

type PopupScene = keyof typeof scenes

function keptIn(scene: PopupScene, t: Translator): ExtensionState {
  const person = personIn(t)
  const { site } = createStates(t).account
  const knows = (more: Partial<AccountStateReply>): ExtensionState => ({
    local: helped,
    replies: { site, person: { ...person, ...more } },
  })
  const states: Record<PopupScene, ExtensionState> = {
    new: {},
    'nobody-helped': { local: setUp },
    'page-in-front': { ...knows({ daysLeft: 0 }), mailInFront: true },
    loading: { local: helped, replies: { silent: true } },
    'days-left': knows({ daysLeft: 72 }),
    'few-days-left': knows({ daysLeft: 6 }),
    expired: knows({ daysLeft: 0 }),
    'must-change': knows({ daysLeft: undefined, mustChange: true }),
    locked: knows({ locked: true, lockoutEndsAt: '2026-11-22T10:30:00Z', tasks: createStates(t).account.site.tasks }),
    'never-expires': knows({ daysLeft: undefined }),
    unreachable: { local: helped, replies: { gone: true } },
    interrupted: { local: helped, isBackgroundStopped: true },
    'waiting-for-permission': {
      local: { ...setUp, organisations: [{ server, origins: [mailOrigin, 'http://localhost:8081'] }] },
    },
    branded: { ...knows({ daysLeft: 72 }), local: { ...helped, [`brand:${server}`]: JSON.stringify(sampleBrand) } },
    key: {
      ...knows({ daysLeft: 72 }),
      keys: [{ account: 'erika.example', server, mail: 'erika.example@contoso.example' }],
    },
    'two-organisations': {
      ...knows({ daysLeft: 72 }),
      local: {
        ...helped,
        organisations: [...helped.organisations, { server: second, origins: [] }],
        [`name:${second}`]: 'Fabrikam',
      },
    },
  }
  return states[scene]
}

function personIn(t: Translator): AccountStateReply {
  const tasks = createStates(t).account.site.tasks.filter(({ workflow }) => workflow !== 'unlock-my-account')
  return {
    account: 'erika.example',
    displayName: 'Erika Example',
    daysLeft: 72,
    mustChange: false,
    locked: false,
    tasks,
  }
}

export const popup: Surface = {
  title: 'Popup of the toolbar',
  description: 'The key in the toolbar opens this popup, at the size that it has there.',
  scenes,
  width: 360,
  start: (world) =>
    openExtensionPage(world, 'popup.html', (scene, language) => keptIn(scene as PopupScene, getTranslator(language))),
}
