import type { Page } from 'playwright'
import type { HelpdeskStateName } from '../../../server/web/helpdesk/states/states.ts'
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

async function prove(page: Page): Promise<void> {
  await look(page)
  await page.locator('.mutual-proof .button').click()
}

async function begin(page: Page): Promise<void> {
  await look(page)
  await page.locator('.task').first().click()
}

/** Enters a number for the first request. */
async function approve(page: Page): Promise<void> {
  await page.locator('.request input').first().fill('42')
  await page.keyboard.press('Enter')
}

async function signIn(page: Page): Promise<void> {
  await page.locator('#field-account').fill('j.lindqvist')
  await page.locator('#field-password').fill('Not-The-Password')
  await page.keyboard.press('Enter')
}

const scenes: Record<HelpdeskStateName | 'without-javascript', Scene> = {
  loading: { description: 'Outlines keep the place of the content that is loading.', waitFor: '.skeleton' },
  'server-unreachable': {
    description: 'Without a server the page names the address and lets you try again.',
    waitFor: '.notice',
  },
  'sign-in': { description: 'The page asks only for account and password; the account has the focus.' },
  'sign-in-windows': {
    description:
      'Behind a proxy that checks Kerberos tickets, one button signs in whoever is signed in to the computer.',
    waitFor: '.page > .button',
  },
  'sign-in-windows-refused': {
    description: 'Where the browser has no ticket, the page says so, and the password is the way on.',
    perform: (page) => page.locator('.page > .button').click(),
    waitFor: '.notice',
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
  'sign-in-again': {
    description:
      'When the session ends, the sign-in appears above the page, which is covered and waits; only the password is missing.',
    perform: type,
    waitFor: 'dialog[open] input[type=password]',
  },
  requests: {
    description: 'Below the search stands what colleagues wait for: person, who asks, ticket and reason.',
    waitFor: '.request',
  },
  'request-decided': {
    description: 'After a decision the page says what follows.',
    perform: approve,
    waitFor: '.request-outcome',
  },
  'request-refused': {
    description: 'A refusal takes no number, and the page says what follows.',
    perform: (page, words) =>
      page
        .getByRole('button', { name: words('helpdesk.requests-refuse') })
        .first()
        .click(),
    waitFor: '.request-outcome',
  },
  'request-number-wrong': {
    description: 'A wrong number is said at its request; the field is empty and has the focus.',
    perform: approve,
    waitFor: '.request .notice[role=alert]',
  },
  recent: {
    description:
      'Without a search the page lists whom the operator opened last; nothing of it is left after signing out.',
    perform: async (page) => {
      await look(page)
      await page.locator('.person-head .button').click()
      await page.locator('#find').fill('')
    },
    waitFor: '.recent li',
  },
  keys: {
    description: 'The sheet lists every key, and a switch turns them off.',
    perform: async (page) => {
      await look(page)
      await page.locator('.mutual-proof').waitFor()
      await page.keyboard.press('?')
    },
    waitFor: 'dialog[open] .keys',
  },
  'proof-read-out': {
    description: 'The operator reads out a number, with which the caller sees that they speak to the helpdesk.',
    perform: prove,
    waitFor: '.mutual-proof .spelled',
  },
  'proof-shown': {
    description: 'Once the caller has entered the number, both see the same code.',
    perform: prove,
    waitFor: '.mutual-proof .spelled:has-text("K7M4")',
  },
  'proof-over': {
    description: 'A number that is over is said to be, and another one can be read out.',
    perform: prove,
    waitFor: '.mutual-proof [role=status]:not(:has(.spelled)):not(:empty)',
  },
  find: { description: 'The page has one field, with the focus, and says what it searches in.', waitFor: '#find' },
  found: {
    description:
      'Results appear while the operator types, and Enter moves to the list; the page names a domain that did not answer.',
    perform: type,
    waitFor: '.person-row',
  },
  'found-many': {
    description: 'The page says when there are too many results; they scroll in their own list.',
    perform: type,
    waitFor: '.person-row',
  },
  'found-shortened': {
    description: 'When the list shortens names, it says so and tells how to see a full name.',
    perform: type,
    waitFor: '.person-row',
  },
  'found-nobody': {
    description: 'A search without results says so and gives a possible reason.',
    perform: type,
    waitFor: '#found:not(:empty):has-text("Nobody found"), #found:has-text("Niemand gefunden")',
  },
  'find-unreachable': {
    description: 'A search that did not get through says so where it happened.',
    perform: type,
    waitFor: '.notice',
  },
  person: {
    inDocs: true,
    description:
      'The page shows the person, the state of the account and every task; an unavailable task gives its reason.',
    perform: look,
    waitFor: '.task',
  },
  'person-checked': {
    description: 'A caller who was checked: how, when, and how long it is good; one button ends the call.',
    perform: look,
    waitFor: '.task',
  },
  'person-troubled': {
    description: 'Each problem has an icon and a text; long names break, and no text is cut off.',
    perform: look,
    waitFor: '.task',
  },
  'person-gone': {
    description: 'The page says when the person has left since the search.',
    perform: look,
    waitFor: '.notice',
  },
  'address-of-nobody': {
    description: 'An address that names nobody whom the operator may help says so, and leads to the search.',
    waitFor: '.page-title',
  },
  'address-unreachable': {
    description: 'A page whose address was opened while the server is away can be tried again.',
    waitFor: '.notice',
  },
  'task-unreachable': {
    description: 'The operator can retry or leave a task that could not begin.',
    perform: begin,
    waitFor: '.notice',
  },
  'caller-method': {
    description: 'Each way to check the caller is a button; a way that the caller lacks is grey and says why.',
    perform: begin,
    waitFor: '.method-choice',
  },
  'caller-method-none': {
    description: 'The caller can show none of it: each way says why, and the page says what to do.',
    perform: begin,
    waitFor: '.method-choice',
  },
  'call-back': {
    description: 'The numbers of the directory are masked until the operator starts the call.',
    perform: begin,
    waitFor: '.progress',
  },
  'call-back-started': {
    description: 'The number is shown; the operator says whether the person answered.',
    perform: begin,
    waitFor: '.progress',
  },
  'identity-document': {
    description: 'The page asks for the kind of document alone, and says that its number is not wanted.',
    perform: begin,
    waitFor: '.progress',
  },
  'identity-document-alone': {
    description: 'Where a document is the only way to check the caller, a button leads on without one.',
    perform: begin,
    waitFor: '.progress',
  },
  'waiting-for-manager': {
    description: 'The page says who was asked and until when, and shows the number for the manager, large.',
    perform: begin,
    waitFor: '.waiting-bar',
  },
  'waiting-for-operator': {
    description: 'The page says where the second operator sees the request, and shows the number to read out, large.',
    perform: begin,
    waitFor: '.waiting-bar',
  },
  'waiting-after-failed-checks': {
    description: 'After three failed checks the page says why a second operator is needed, and what to do without one.',
    perform: begin,
    waitFor: '.waiting-bar',
  },
  'approved-by-operator': {
    description: 'The next page says who approved, and when.',
    perform: begin,
    waitFor: '.notice',
  },
  'refused-by-operator': {
    description: 'The task ends and says who refused, and when.',
    perform: begin,
    waitFor: '.outcome',
  },
  'no-operator-decided': {
    description: 'The task ends and says that nobody decided in time.',
    perform: begin,
    waitFor: '.outcome',
  },
  'caller-answers': {
    description:
      'Answers that the operator may see are shown with their questions; the operator confirms them with a checkbox.',
    perform: begin,
    waitFor: '.shown-answers',
  },
  'reset-generated': {
    description: 'The page announces what will happen: the server generates a password and shows it once.',
    perform: begin,
    waitFor: '.progress',
  },
  'new-password-shown': {
    description: 'The new password is large, can be copied, and says that it is shown only now.',
    perform: begin,
    waitFor: '.shown-value',
  },
  'caller-cannot-show': {
    description:
      'A caller who cannot show it: the page says what that means and leads back to the person’s other tasks.',
    perform: begin,
    waitFor: '.outcome',
  },
  'not-for-them': {
    description: 'A task that cannot go on says why, in words about the caller.',
    perform: begin,
    waitFor: '.outcome',
  },
  'without-javascript': { description: 'Without JavaScript the page says that it needs it, in every language.' },
}

/** The Helpdesk site, in the states in which `server/web/helpdesk/states` shows it without a server. */
export const helpdesk: Surface = {
  title: 'Helpdesk site',
  description:
    'An operator finds a caller, sees the state of their account and completes a task for them in the same wizard.',
  scenes,
  frame: '.frame',
  start: ({ browser }) => serveWizardStates(browser, 'helpdesk'),
}
