import type { AccountStateReply } from '../../../server/routes/state.ts'
import { statesIn } from '../../../server/web/self-service/states/states.ts'
import { type Words, words } from '../../../shared/languages/words.ts'
import { extensionStage, type Kept } from '../environment/extension-stage.ts'
import { mailOrigin } from '../environment/world.ts'
import type { Scene, Surface } from '../surface.ts'

const server = 'https://password.contoso.example'
const second = 'https://help.fabrikam.contoso.example'
const setUp = { organisations: [{ server, origins: [mailOrigin] }], [`name:${server}`]: 'Contoso' }
const helped = { ...setUp, [`token:${server}`]: 'token' }

const scenes = {
  new: { says: 'A new installation says what is missing and leads to the settings.', until: '.notice' },
  'nobody-helped': { says: 'Before the first task it offers help, and says what it will show later.', until: '.row' },
  'page-in-front': {
    says: 'What the page in front asks for is the first row, and names the page.',
    until: '.row[data-tone]',
  },
  loading: { says: 'While the server is asked, ring and words have their places.', until: '.skeleton' },
  'days-left': {
    says: 'Days are a ring and a sentence; below it the tasks that make sense now.',
    until: '.ring',
    also: ['wide-dark', 'narrow-forced'],
  },
  'few-days-left': {
    says: 'From two weeks on the ring changes its colour, and the sentence says the same.',
    until: '.ring',
  },
  expired: { says: 'An expired password is said in words; the first task changes it.', until: '.ring' },
  'must-change': {
    says: 'A password that must be changed is told as such, with a sign in place of a number.',
    until: '.ring',
  },
  locked: { says: 'A lock goes before everything else, with the time at which it ends.', until: '.ring' },
  'never-expires': { says: 'Where a password never expires, no number is made up for the ring.', until: '.ring' },
  unreachable: { says: 'A server that cannot be reached is named, and can be asked again.', until: '.notice' },
  'waiting-for-permission': {
    says: 'Pages that the browser was not asked for are counted, with the way to ask.',
    until: '.notice',
  },
  'two-organisations': {
    says: 'Each organisation is a part of its own, under its name.',
    until: '.ring',
    also: ['wide-dark'],
  },
} satisfies Record<string, Scene>

type PopupScene = keyof typeof scenes

function keptIn(scene: PopupScene, say: Words): Kept {
  const person = personIn(say)
  const { site } = statesIn(say).account
  const knows = (more: Partial<AccountStateReply>): Kept => ({
    local: helped,
    answers: { site, person: { ...person, ...more } },
  })
  const states: Record<PopupScene, Kept> = {
    new: {},
    'nobody-helped': { local: setUp },
    'page-in-front': { ...knows({ daysLeft: 0 }), mailInFront: true },
    loading: { local: helped, answers: { silent: true } },
    'days-left': knows({ daysLeft: 72 }),
    'few-days-left': knows({ daysLeft: 6 }),
    expired: knows({ daysLeft: 0 }),
    'must-change': knows({ daysLeft: undefined, mustChange: true }),
    locked: knows({ locked: true, lockoutEndsAt: '2026-11-22T10:30:00Z', tasks: statesIn(say).tasks.tasks }),
    'never-expires': knows({ daysLeft: undefined }),
    unreachable: { local: helped, answers: { gone: true } },
    'waiting-for-permission': {
      local: { ...setUp, organisations: [{ server, origins: [mailOrigin, 'http://intranet.contoso.example'] }] },
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

function personIn(say: Words): AccountStateReply {
  const tasks = statesIn(say).tasks.tasks.filter(({ workflow }) => workflow !== 'unlock-my-account')
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
  about: 'What the key in the toolbar opens, at the size that it has there.',
  scenes,
  width: 360,
  start: (world) =>
    extensionStage(world, 'popup.html', (scene, language) => keptIn(scene as PopupScene, words(language))),
}
