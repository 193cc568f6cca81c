import type { Page } from 'playwright'
import type { Translator } from '../../../../shared/languages/translator.ts'
import type { AdministrationScenes } from './scenes.ts'

type Interaction = (page: Page, words: Translator) => Promise<void>

async function signIn(page: Page): Promise<void> {
  await page.locator('#field-account').fill('j.lindqvist')
  await page.locator('#field-password').fill('Some-Password-1')
  await page.keyboard.press('Enter')
}

const press =
  (
    key:
      | 'second-factor.create-passkey'
      | 'second-factor.have-code'
      | 'second-factor.new-passkey-instead'
      | 'second-factor.use-passkey'
      | 'second-factor.with-passkey',
  ): Interaction =>
  (page, words) =>
    page.getByRole('button', { name: words(key) }).click()

/** Six digits are sent without Enter. */
const type =
  (text: string): Interaction =>
  async (page) => {
    await page.locator('#field-code').fill(text)
    if (!/^\d{6}$/.test(text)) await page.keyboard.press('Enter')
  }

const perform =
  (...interactions: Interaction[]): Interaction =>
  async (page, words) => {
    for (const interact of [signIn, ...interactions]) await interact(page, words)
  }

const showEnrolment = press('second-factor.have-code')
const enrol = [showEnrolment, type('QK3F-9TXA-WM7C')]

async function nameAdministrators(page: Page): Promise<void> {
  await page.locator('#field-code').fill('QK3F-9TXA-WM7C')
  await page.locator('#field-group').fill('Latchkey Admins')
  await page.locator('#field-account').fill('j.lindqvist')
  await page.keyboard.press('Enter')
}

/** The way into the site: the sign-in of staff, its second factor, and the first start. */
export const signInScenes = {
  loading: { description: 'Outlines keep the place of the content that is loading.', waitFor: '.skeleton' },
  'server-unreachable': {
    description: 'Without a server the page names the address and lets you try again.',
    waitFor: '.notice',
  },
  'sign-in': { description: 'The page asks only for account and password; the account has the focus.' },
  'sign-in-refused': {
    description:
      'A refusal gives no reason and is the same for everybody; the password field is empty and has the focus.',
    perform: signIn,
    waitFor: '[data-problem]',
  },
  'not-admitted': {
    description: 'Who has lost every role for the site reads why they are signed out.',
    waitFor: '.notice',
  },
  'first-start': {
    description:
      'While there are no administrators, the code of the server’s terminal lets this browser name the group that does.',
    waitFor: '#field-code',
  },
  'first-start-refused': {
    description: 'A group or an account that does not fit is refused at its field; the code stays open.',
    perform: nameAdministrators,
    waitFor: '.field-note[data-problem]',
  },
  'first-start-done': {
    description: 'The group is named; an enrolment code leads to the first sign-in.',
    perform: nameAdministrators,
    waitFor: '.shown-once',
  },
  'second-factor': {
    description:
      'After the password one field takes the six digits of the app; a passkey and an enrolment code are below.',
    perform: signIn,
    waitFor: '#field-code',
  },
  'second-factor-refused': {
    description: 'A wrong code is refused beside the field, which is empty and has the focus.',
    perform: perform(type('123456')),
    waitFor: '.field-note[data-problem]',
  },
  'second-factor-limited': {
    description: 'After too many tries the page says when it goes on, and how a lost factor is replaced.',
    perform: perform(type('123456')),
    waitFor: '.notice',
  },
  'second-factor-over': {
    description: 'A sign-in that took too long begins again with the password, and the page says why.',
    perform: perform(type('123456')),
    waitFor: '.notice',
  },
  passkey: {
    description: 'The page announces that the browser will ask, before it does.',
    perform: perform(press('second-factor.with-passkey')),
    waitFor: '.page-title',
  },
  'passkey-not-used': {
    description: 'When the browser showed no passkey, the page says so and offers the app’s code.',
    perform: perform(press('second-factor.with-passkey'), press('second-factor.use-passkey')),
    waitFor: '.notice',
  },
  'passkey-refused': {
    description: 'A passkey of something else is refused with what to do instead.',
    perform: perform(press('second-factor.with-passkey'), press('second-factor.use-passkey')),
    waitFor: '.notice',
  },
  'enrolment-code': {
    description: 'The page says who gives out the code and what it does.',
    perform: perform(showEnrolment),
    waitFor: '#field-code',
  },
  'enrolment-code-refused': {
    description: 'A wrong code is refused beside the field; the page says what to do.',
    perform: perform(...enrol),
    waitFor: '.field-note[data-problem]',
  },
  'new-app': {
    inDocs: true,
    description:
      'A picture for the phone, a link for this device, the key to type in, and the field for the first code.',
    perform: perform(...enrol),
    waitFor: '.page-title + .page-text ~ form',
  },
  'new-app-refused': {
    description: 'A first code that is not right is refused beside the field; the picture stays.',
    perform: perform(...enrol, type('123456')),
    waitFor: '.field-note[data-problem]',
  },
  'new-passkey': {
    description: 'The passkey gets a name by which its owner knows it again.',
    perform: perform(...enrol, press('second-factor.new-passkey-instead')),
    waitFor: '#field-code',
  },
  'new-passkey-not-used': {
    description: 'When the browser made no passkey, the page says so and keeps the other way.',
    perform: perform(...enrol, press('second-factor.new-passkey-instead'), type('Laptop')),
    waitFor: '.notice',
  },
  'without-javascript': { description: 'Without JavaScript the page says what to do, in every language.' },
} satisfies AdministrationScenes
