import type { Page } from 'playwright'
import type { MeStateName } from '../../../server/web/me/states/states.ts'
import type { Translator } from '../../../shared/languages/translator.ts'
import { serveWizardStates } from '../environment/wizard-states.ts'
import type { Scene, Surface } from '../surface.ts'

async function signIn(page: Page): Promise<void> {
  await page.locator('#field-account').fill('erika.example')
  await page.locator('#field-password').fill('Some-Password-1')
  await page.keyboard.press('Enter')
}

const openWallet = (page: Page, words: Translator) =>
  page.getByRole('button', { name: words('second-factor.wallet') }).click()

const press =
  (key: 'me.approve' | 'me.refuse' | 'me.sessions-end-others' | 'me.sign-out') => (page: Page, words: Translator) =>
    page
      .getByRole('button', { name: words(key) })
      .first()
      .click()

const endSession = (page: Page) => page.locator('.sessions li .button').first().click()

const approve = async (page: Page, words: Translator): Promise<void> => {
  await page.locator('.request input').first().fill('42')
  await press('me.approve')(page, words)
}

const scenes: Record<MeStateName | 'without-javascript', Scene> = {
  loading: { description: 'Outlines keep the place of the content that is loading.', waitFor: '.skeleton' },
  'server-unreachable': {
    description: 'Without a server the page names the address and lets you try again.',
    waitFor: '.notice',
  },
  'sign-in': {
    description:
      'The page says what it shows, asks for account and password and offers help to people who cannot sign in.',
  },
  'sign-in-used-up': {
    description: 'When the tries with the account are used up, the page says when they are accepted again.',
    perform: signIn,
    waitFor: '.notice',
  },
  'sign-in-refused': {
    description: 'A refusal gives no reason; the password field is empty and has the focus.',
    perform: signIn,
    waitFor: '[data-problem]',
  },
  'sign-in-expired': {
    description: 'An expired password leads into the task that changes it, with the account filled in.',
    perform: signIn,
    waitFor: '.notice',
  },
  'second-factor': {
    description: 'Staff, and no one else, go on with the code of their app or a passkey.',
    perform: signIn,
    waitFor: '#field-code',
  },
  'second-factor-refused': {
    description: 'A wrong code is said at the field, which is empty again and has the focus.',
    perform: async (page) => {
      await signIn(page)
      await page.locator('#field-code').fill('123456')
    },
    waitFor: '.field-note[data-problem]',
  },
  'second-factor-app-only': {
    description: 'Where staff have a host name of their own, the page says that passkeys count only there.',
    perform: signIn,
    waitFor: '#field-code',
  },
  wallet: {
    description:
      'A wallet is asked by a link or a picture; the code that its device shows is entered beside the mail address.',
    perform: openWallet,
    waitFor: '.qr',
  },
  'wallet-refused': {
    description: 'A refusal is said at the code and gives no reason; the mail address stays.',
    perform: async (page, words) => {
      await openWallet(page, words)
      await page.locator('#field-mail').fill('erika.example@contoso.example')
      await page.locator('#field-code').fill('482913')
      await page.keyboard.press('Enter')
    },
    waitFor: '[data-problem]',
  },
  proof: {
    description: 'The extension has led here with its key; the page says who signs in, and a press does it.',
    waitFor: '.button[data-look=primary]',
  },
  'proof-refused': {
    description: 'A key that is refused leads to the other ways.',
    perform: (page) => page.locator('.button[data-look=primary]').click(),
    waitFor: '.notice[data-tone=bad]',
  },
  'signed-out': {
    description: 'After signing out, the page shows no person any more.',
    perform: press('me.sign-out'),
    waitFor: '.notice',
  },
  'time-over': { description: 'When the session ends, the page signs out by itself and says so.', waitFor: '.notice' },
  well: {
    inDocs: true,
    description:
      'The page shows one sentence, the life of the password as a bar, then policy, methods and recent events.',
    waitFor: '.glance',
  },
  soon: {
    description: 'In the last two weeks the sentence, the icon and the bar warn, and one button changes the password.',
    waitFor: '.glance',
  },
  expired: {
    description: 'The page first says that the password has expired, with the button that changes it.',
    waitFor: '.glance',
  },
  locked: { description: 'A locked account shows when the lock ends and which task removes it.', waitFor: '.glance' },
  'not-registered': {
    description: 'A person without registration reads what that means and can register from this page.',
    waitFor: '.glance',
  },
  'must-update': { description: 'A text below the methods says what the person should renew.', waitFor: '.reasons' },
  disabled: { description: 'When the person can do nothing alone, no button promises otherwise.', waitFor: '.glance' },
  'never-expires': { description: 'A password without end has no bar.', waitFor: '.glance' },
  sessions: {
    description:
      'What is open in the person’s name is listed with site, browser, address and last use; the page’s own session is marked.',
    waitFor: '.sessions',
  },
  'session-ended': {
    description: 'One that was signed out leaves the list, and the page says so.',
    perform: endSession,
    waitFor: '.sessions .notice',
  },
  'sessions-ended': {
    description: 'After signing out everywhere else only this page is left.',
    perform: press('me.sessions-end-others'),
    waitFor: '.sessions .notice',
  },
  'session-unreachable': {
    description: 'What could not be signed out stays in the list, and the page says why.',
    perform: endSession,
    waitFor: '.notice[data-tone=bad]',
  },
  requests: {
    description:
      'The waiting request is on top, with the reasons for calling first and the number that the person reads out; both buttons have the same weight.',
    waitFor: '.request',
  },
  approved: {
    description: 'The decision replaces the request at the same place.',
    perform: approve,
    waitFor: '.request-outcome',
  },
  refused: {
    description: 'A refusal says what happens to the task.',
    perform: press('me.refuse'),
    waitFor: '.request-outcome',
  },
  'request-closed': {
    description: 'The page also closes a request that was decided elsewhere.',
    perform: approve,
    waitFor: '.request-outcome',
  },
  'request-incomplete': {
    description: 'Approving without the number says what is missing.',
    perform: press('me.approve'),
    waitFor: '.request .notice[data-tone=bad]',
  },
  'request-wrong-number': {
    description: 'A wrong number approves nothing; the field is empty and has the focus.',
    perform: approve,
    waitFor: '.request .notice[data-tone=bad]',
  },
  'request-unreachable': {
    description: 'The person can repeat a decision that did not reach the server.',
    perform: approve,
    waitFor: '.request .notice[data-tone=bad]',
  },
  'without-javascript': { description: 'Without JavaScript the page leads to the Legacy site, in every language.' },
}

/** In the states in which `server/web/me/states` shows it without a server. */
export const me: Surface = {
  title: 'My password health',
  description: 'The page shows the state of the account of the person, and the requests of the people they manage.',
  scenes,
  frame: '.frame',
  start: ({ browser }) => serveWizardStates(browser, 'me'),
}
