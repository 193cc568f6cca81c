import type { State } from '../../../server/web/self-service/states/fake-client.ts'
import { type StateName, statesIn } from '../../../server/web/self-service/states/states.ts'
import { type Words, words } from '../../../shared/languages/words.ts'
import { extensionStage, type Kept } from '../environment/extension-stage.ts'
import { mailOrigin } from '../environment/world.ts'
import type { Scene, Surface } from '../surface.ts'
import { findAccount, giveCurrentPassword } from './wizard-acts.ts'

const scenes = {
  'not-set-up': { says: 'Without a server the window says so and leads to the settings.', until: '.notice' },
  unreachable: { says: 'A server that cannot be reached is named, and asked again by itself.', until: '.notice' },
  account: { says: 'The line at the top says from which page the window was opened.', also: ['wide-dark'] },
  'current-password': {
    says: 'The task is chosen by the page, so that naming the account leads right into it.',
    act: findAccount,
    until: '.progress',
  },
  change: {
    says: 'The current password given a step before is not asked for again.',
    act: giveCurrentPassword,
    until: '#field-newPassword',
    also: ['narrow'],
  },
  stopped: { says: 'A task that cannot go on says why, and leads back to the page.', until: '.outcome' },
  done: {
    says: 'The one button leads back to the page that brought the person here, at its sign-in.',
    until: '.outcome',
  },
} satisfies Record<string, Scene>

type WindowScene = keyof typeof scenes

function keptIn(scene: WindowScene, say: Words): Kept {
  const server = 'https://password.contoso.example'
  const wizard = statesIn(say)
  const from = { tabId: 1, origin: mailOrigin, signIn: `${mailOrigin}/owa/` }
  const errand = { server, workflow: 'manage-my-passwords', from }
  const local = { organisations: [{ server, origins: [mailOrigin] }] }
  const opened = (name: StateName, hasRun: boolean): Kept => {
    const state: State = wizard[name]
    const run = hasRun ? { 'run:scene': { id: 'run', token: 'token' } } : {}
    return { local, session: { 'errand:scene': errand, ...run }, answers: state }
  }
  const states: Record<WindowScene, Kept> = {
    'not-set-up': {},
    unreachable: { ...opened('account', false), answers: { gone: true } },
    account: opened('account', false),
    'current-password': opened('authenticate', false),
    change: opened('change-unseen', true),
    stopped: opened('stopped', true),
    done: opened('done', true),
  }
  return states[scene]
}

export const wizardWindow: Surface = {
  title: 'Window of the extension',
  about: 'The same wizard in a window of its own, opened from a page or the popup.',
  scenes,
  width: 520,
  start: (world) =>
    extensionStage(world, 'wizard.html?window=scene', (scene, language) =>
      keptIn(scene as WindowScene, words(language)),
    ),
}
