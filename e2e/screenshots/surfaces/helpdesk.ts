import type { Page } from 'playwright'
import type { DeskStateName } from '../../../server/web/helpdesk/states/states.ts'
import { serveWizardStates } from '../environment/wizard-states.ts'
import type { Scene, Surface } from '../surface.ts'

async function type(page: Page): Promise<void> {
  await page.locator('#find').fill('mustermann')
}

async function look(page: Page): Promise<void> {
  await type(page)
  await page.locator('.person-row').first().waitFor()
  await page.keyboard.press('Enter')
}

async function begin(page: Page): Promise<void> {
  await look(page)
  await page.locator('.task').first().click()
}

async function signIn(page: Page): Promise<void> {
  await page.locator('#field-account').fill('j.lindqvist')
  await page.locator('#field-password').fill('Not-The-Password')
  await page.keyboard.press('Enter')
}

const scenes: Record<DeskStateName | 'without-javascript', Scene> = {
  loading: { says: 'What is coming has its outline and its place.', until: '.skeleton' },
  'server-unreachable': {
    says: 'Without a server the page names the address and lets you try again.',
    until: '.notice',
  },
  'sign-in': { says: 'Account and password, and nothing else; the account has the focus.' },
  'sign-in-refused': {
    says: 'A refusal says no more than that; the password is empty and has the focus.',
    act: signIn,
    until: '.notice',
  },
  'signed-out': {
    says: 'Whose session is over is asked to sign in and told why; nobody is on the screen any more.',
    act: type,
    until: '.notice',
  },
  find: { says: 'One field, which has the focus, and what it searches in.', until: '#find' },
  found: {
    says: 'People come while one types, the first one ready for Enter; a domain that did not answer is named.',
    act: type,
    until: '.person-row',
    also: ['narrow-dark'],
  },
  'found-many': {
    says: 'Too many are told in words and scroll in their own list.',
    act: type,
    until: '.person-row',
  },
  'found-shortened': {
    says: 'Where names are shortened, the list says so, and how to see one whole.',
    act: type,
    until: '.person-row',
  },
  'found-nobody': {
    says: 'Nobody found is said with the reason it may have.',
    act: type,
    until: '#found:not(:empty):has-text("No one found"), #found:has-text("Niemand gefunden")',
  },
  'find-unreachable': {
    says: 'A search that did not get through says so where it happened.',
    act: type,
    until: '.notice',
  },
  person: {
    says: 'Who it is, how they stand, and every task with its reason where it is not for now.',
    act: look,
    until: '.task',
    also: ['narrow', 'wide-dark'],
  },
  'person-troubled': {
    says: 'Each trouble is a sign with words; long names break, and nothing is cut off.',
    act: look,
    until: '.task',
  },
  'person-gone': { says: 'Somebody who has left since the search is told as that.', act: look, until: '.notice' },
  'task-unreachable': { says: 'A task that could not begin is tried again, or left.', act: begin, until: '.notice' },
  'caller-method': {
    says: 'The wizard asks how the caller shows who they are; whom it is about stands above.',
    act: begin,
    until: '.progress',
  },
  'caller-answers': {
    says: 'Answers that the operator may see stand with their questions, and are confirmed by a tick.',
    act: begin,
    until: '.shown-answers',
  },
  'reset-generated': {
    says: 'What will happen is said before it does: a password is made and shown once.',
    act: begin,
    until: '.progress',
  },
  'new-password-shown': {
    says: 'The new password is large, can be copied, and says that it is shown only now.',
    act: begin,
    until: '.shown-value',
    also: ['narrow-dark'],
  },
  'not-for-them': {
    says: 'A task that cannot go on says why, in words about the caller.',
    act: begin,
    until: '.outcome',
  },
  'without-javascript': { says: 'Without JavaScript the page says that it needs it, in every language.' },
}

/** The Helpdesk site, in the states in which `server/web/helpdesk/states` shows it without a server. */
export const helpdesk: Surface = {
  title: 'Helpdesk site',
  about: 'Where an operator finds a caller, sees how they stand, and goes through a task for them in the same wizard.',
  scenes,
  frame: '.frame',
  start: ({ browser }) => serveWizardStates(browser, 'helpdesk'),
}
