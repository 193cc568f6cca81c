import type { Page } from 'playwright'
import type { PasswordPagesStateName } from '../../../server/web/password-pages/states/states.ts'
import type { MessageKey } from '../../../shared/languages/keys.ts'
import type { Translator } from '../../../shared/languages/translator.ts'
import { serveWizardStates } from '../environment/wizard-states.ts'
import type { Scene, Surface } from '../surface.ts'

const press = (key: MessageKey) => (page: Page, words: Translator) =>
  page
    .getByRole('button', { name: words(key) })
    .first()
    .click()

async function signIn(page: Page): Promise<void> {
  await page.locator('#field-account').fill('erika.mustermann')
  await page.locator('#field-passcode').fill('ABCD2345')
  await page.keyboard.press('Enter')
}

async function ask(page: Page, words: Translator): Promise<void> {
  await page.locator('#field-account').fill('erika.mustermann')
  await press('password-pages.way-questions')(page, words)
}

async function choose(page: Page, words: Translator): Promise<void> {
  await page.locator('input[type=checkbox]').first().check()
  await press('password-pages.choose')(page, words)
}

async function set(page: Page, words: Translator): Promise<void> {
  await choose(page, words)
  await page.locator('#field-newPassword').fill('Quiet-Meadow-Lantern-58')
  await press('password-pages.set')(page, words)
}

const openQuestions = press('password-pages.questions-title')

const scenes: Record<PasswordPagesStateName | 'without-javascript', Scene> = {
  loading: { description: 'Outlines keep the place of the accounts that are loading.', waitFor: '.skeleton' },
  'server-unreachable': {
    description: 'Without a server the page names the address and lets you try again.',
    waitFor: '.notice',
  },
  'sign-in': {
    description: 'The page says what it is for, and asks for account and passcode; a button takes the questions.',
  },
  'sign-in-modules': { description: 'Where two kinds of sign-in are offered, the person chooses one.' },
  'sign-in-not-offered': { description: 'Where no sign-in is offered, the page says whom to ask.', waitFor: '.notice' },
  'sign-in-refused': {
    description: 'A refusal gives no reason; the passcode is empty and has the focus.',
    perform: signIn,
    waitFor: '[data-problem]',
  },
  'sign-in-questions': {
    description: 'Every account is asked questions, with the way back to the passcode.',
    perform: ask,
    waitFor: '#field-answers-0-answer',
  },
  'sign-in-questions-refused': {
    description: 'Wrong answers are refused without saying which one.',
    perform: async (page, words) => {
      await ask(page, words)
      for (const index of [0, 1]) await page.locator(`#field-answers-${index}-answer`).fill('wrong')
      await page.keyboard.press('Enter')
    },
    waitFor: '[data-problem]',
  },
  'sign-in-again': {
    description: 'A lost session covers the page with the sign-in; below it all stays as it was.',
    perform: choose,
    waitFor: 'dialog[open]',
  },
  'signed-out': {
    description: 'After signing out, the page shows no account any more.',
    perform: press('me.sign-out'),
    waitFor: '.notice',
  },
  accounts: {
    inDocs: true,
    description:
      'Each account has a box to tick and says as what the person sets it; below are those that cannot be set, and why.',
    waitFor: '.target-list',
  },
  'accounts-central': {
    description: 'With a central password, one choice sets it for all own accounts.',
    waitFor: '.target-list',
  },
  'accounts-none-chosen': {
    description: 'Without a choice the page says at the first account what is missing.',
    perform: press('password-pages.choose'),
    waitFor: '[data-problem]',
  },
  'accounts-none': { description: 'A person without an account to set reads whom to ask.', waitFor: '.notice' },
  'new-password': {
    description: 'The page names the accounts, and shows the rules while the password is typed.',
    perform: choose,
    waitFor: '#field-newPassword',
  },
  'new-password-refused': {
    description: 'What a system refuses is said at the field, and what was typed stays.',
    perform: set,
    waitFor: '[data-problem]',
  },
  'new-password-unreachable': {
    description: 'A request that did not arrive can be sent again; nothing is done twice.',
    perform: set,
    waitFor: '.notice',
  },
  'results-all': { description: 'One sentence says that all is set.', perform: set, waitFor: '.outcome' },
  'results-some': {
    description: 'Each account has its own result in words and with an icon; the others can be tried again.',
    perform: set,
    waitFor: '.outcome',
  },
  'results-none': { description: 'Where nothing was set, the title says so.', perform: set, waitFor: '.outcome' },
  questions: {
    description: 'The questions are listed without answers; locked ones say so, and a button unlocks them.',
    perform: openQuestions,
    waitFor: '.question-list',
  },
  'questions-deleted': {
    description: 'What was deleted is said, and that too few are left to sign in by them.',
    perform: async (page, words) => {
      await openQuestions(page, words)
      await page.locator('.question-list .button').first().click()
    },
    waitFor: '.notice[data-tone=good]',
  },
  'questions-none': {
    description: 'Without questions the page says so, and leads to the first answers.',
    perform: openQuestions,
    waitFor: '.buttons',
  },
  'questions-answers': {
    description: 'New answers replace all there are, and can be read while they are typed.',
    perform: async (page, words) => {
      await openQuestions(page, words)
      await press('password-pages.questions-all')(page, words)
    },
    waitFor: '#field-answers-0-answer',
  },
  'without-javascript': { description: 'Without JavaScript the page leads to the Legacy site, in every language.' },
}

/** In the states in which `server/web/password-pages/states` shows it without a server. */
export const passwordPages: Surface = {
  title: 'My passwords',
  description:
    'People who know no password sign in by a passcode or their security questions, and set new passwords for their accounts.',
  scenes,
  frame: '.frame',
  start: ({ browser }) => serveWizardStates(browser, 'password-pages'),
}
