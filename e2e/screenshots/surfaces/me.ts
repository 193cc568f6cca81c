import type { Page } from 'playwright'
import type { MeStateName } from '../../../server/web/me/states/states.ts'
import type { Words } from '../../../shared/languages/words.ts'
import { serveWizardStates } from '../environment/wizard-states.ts'
import type { Scene, Surface } from '../surface.ts'

async function signIn(page: Page): Promise<void> {
  await page.locator('#field-account').fill('erika.example')
  await page.locator('#field-password').fill('Some-Password-1')
  await page.keyboard.press('Enter')
}

const press = (key: 'me.approve' | 'me.refuse' | 'me.sign-out') => (page: Page, words: Words) =>
  page.getByRole('button', { name: words(key) }).click()

const scenes: Record<MeStateName | 'without-javascript', Scene> = {
  loading: { says: 'What is coming has its outline and its place.', until: '.skeleton' },
  'server-unreachable': {
    says: 'Without a server the page names the address and lets you try again.',
    until: '.notice',
  },
  'sign-in': { says: 'What one sees here, account and password, and help for who cannot sign in.', also: ['narrow'] },
  'sign-in-refused': {
    says: 'A refusal says no more than that; the password is empty and has the focus.',
    act: signIn,
    until: '.notice',
  },
  'sign-in-expired': {
    says: 'An expired password leads into the task that changes it, with the account filled in.',
    act: signIn,
    until: '.notice',
  },
  'signed-out': { says: 'Signed out: nobody is on the screen any more.', act: press('me.sign-out'), until: '.notice' },
  'time-over': { says: 'When the time of the page is over it signs out by itself and says so.', until: '.notice' },
  well: {
    says: 'One sentence, the life of the password as a bar, then policy, methods and what happened.',
    until: '.glance',
    also: ['narrow-dark', 'wide-forced'],
  },
  soon: { says: 'From two weeks on sentence, sign and bar warn, and one button changes it.', until: '.glance' },
  expired: { says: 'An expired password is said first, with the button that ends it.', until: '.glance' },
  locked: { says: 'A lock says when it ends, and which task takes it off.', until: '.glance', also: ['wide-dark'] },
  'not-registered': { says: 'Who is not registered reads what that means, and registers from here.', until: '.glance' },
  'must-update': { says: 'What should be renewed stands below the methods, in words.', until: '.reasons' },
  disabled: { says: 'Where nothing can be done alone, no button pretends it.', until: '.glance' },
  'never-expires': { says: 'A password without end has no bar.', until: '.glance' },
  requests: {
    says: 'Who waits for a decision stands on top, with what speaks for calling first; both buttons weigh the same.',
    until: '.request',
    also: ['narrow-dark'],
  },
  approved: {
    says: 'What was decided stands where the request stood.',
    act: press('me.approve'),
    until: '.request-outcome',
  },
  refused: { says: 'A refusal says what becomes of the task.', act: press('me.refuse'), until: '.request-outcome' },
  'request-closed': {
    says: 'A request that was decided elsewhere is closed here, too.',
    act: press('me.approve'),
    until: '.request-outcome',
  },
  'request-unreachable': {
    says: 'A decision that did not get through can be made again.',
    act: press('me.approve'),
    until: '.request .notice[data-tone=bad]',
  },
  'without-javascript': { says: 'Without JavaScript the page leads to the Legacy site, in every language.' },
}

/** In the states in which `server/web/me/states` shows it without a server. */
export const me: Surface = {
  title: 'My password health',
  about: 'How one’s own account stands, and the requests of one’s own people.',
  scenes,
  frame: '.frame',
  start: ({ browser }) => serveWizardStates(browser, 'me'),
}
