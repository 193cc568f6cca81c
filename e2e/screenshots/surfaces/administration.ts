import type { Page } from 'playwright'
import type { AdministrationStateName } from '../../../server/web/administration/states/states.ts'
import type { Translator } from '../../../shared/languages/translator.ts'
import { serveWizardStates } from '../environment/wizard-states.ts'
import type { Scene, Surface } from '../surface.ts'

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

async function changeName(page: Page): Promise<void> {
  await page.locator('#field-name').fill('Contoso International')
}

async function save(page: Page): Promise<void> {
  await changeName(page)
  await page.keyboard.press('Control+s')
}

async function nameAdministrators(page: Page): Promise<void> {
  await page.locator('#field-code').fill('QK3F-9TXA-WM7C')
  await page.locator('#field-group').fill('Latchkey Admins')
  await page.locator('#field-account').fill('j.lindqvist')
  await page.keyboard.press('Enter')
}

async function startSimulation(page: Page): Promise<void> {
  await page.locator('#field-person-account').fill('a.lindqvist')
  await page.keyboard.press('Enter')
}

const scenes: Record<AdministrationStateName | 'without-javascript', Scene> = {
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
  'first-start': {
    description:
      'While nobody administers, the code of the server’s terminal lets this browser name the group that does.',
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
  overview: {
    inDocs: true,
    description: 'What needs an administrator, what is still to be set up, and who changed what last.',
    waitFor: '.checklist',
  },
  'overview-quiet': {
    description: 'Where nothing is missing, the page says so, and the checklist is gone.',
    waitFor: '.entries',
  },
  'overview-unreachable': { description: 'What could not be loaded is tried again.', waitFor: '.notice' },
  'page-loading': { description: 'Outlines keep the place of a page that is loading.', waitFor: '.section .skeletons' },
  jump: {
    description: 'Ctrl+K goes to a page or a setting by its name.',
    perform: async (page) => {
      await page.locator('.checklist').waitFor()
      await page.keyboard.press('Control+k')
      await page.keyboard.type('s')
    },
    waitFor: '.jump li:nth-child(2)',
  },
  'settings-list': { description: 'All settings, a line each.', waitFor: '.entries' },
  'settings-of-site': {
    inDocs: true,
    description: 'Fields, lists, words in every language; the bar that saves is always in sight.',
    waitFor: '.draft-bar',
  },
  'settings-of-branding': { description: 'A picture and a colour.', waitFor: '.picture' },
  'settings-changed': {
    description: 'A change can be saved, undone and discarded.',
    perform: changeName,
    waitFor: '.draft-state:not(:empty)',
  },
  'settings-saved': {
    description: 'What is saved is said with its version.',
    perform: save,
    waitFor: '.draft-state:not(:empty)',
  },
  'settings-refused': {
    description: 'Problems stand at their fields; the first one has the focus, and nothing typed is lost.',
    perform: save,
    waitFor: '.field-note[data-problem]',
  },
  'settings-changed-meanwhile': {
    description: 'Two administrators saved: both versions side by side, part by part.',
    perform: save,
    waitFor: '.conflict',
  },
  'settings-left': {
    description: 'Leaving a page with changes asks first.',
    perform: async (page) => {
      await changeName(page)
      await page.locator('.masthead').evaluate(() => location.assign('#/'))
    },
    waitFor: '.dialog',
  },
  policies: {
    inDocs: true,
    description:
      'The policies in the order in which they decide, and which of them holds for a person, with the line that decided.',
    perform: async (page) => {
      await page.locator('#who').fill('a.lindqvist')
      await page.keyboard.press('Enter')
    },
    waitFor: '[role=status] .entries',
  },
  policy: {
    description: 'Whom a policy covers and what holds for them; each rule is one item of a list.',
    waitFor: '.item',
  },
  'policy-group-search': {
    description: 'Groups are found while one types their name, each with where it lies in the directory.',
    perform: async (page) => {
      await page.locator('#field-userScope-include-groups-new').fill('execu')
      await page.locator('[role=option]').first().waitFor()
      await page.keyboard.press('ArrowDown')
    },
    waitFor: '[role=option][aria-selected=true]',
  },
  mail: { description: 'Every e-mail by its subject, with the languages of own texts.', waitFor: '.entries' },
  'mail-text': {
    description: 'An e-mail with its texts by language, the preview as readers get it, and what the own text changed.',
    waitFor: '.mail-preview .differences',
  },
  'mail-text-sent': {
    description: 'A test e-mail goes to the administrator alone, and the page says to which address.',
    perform: (page, words) => page.getByRole('button', { name: words('administration.mail-test') }).click(),
    waitFor: '.mail-preview > [role=status]:not(:empty)',
  },
  outbox: {
    description: 'E-mails with what became of them, the reason of the last attempt, and what can be done.',
    waitFor: '.entries',
  },
  'outbox-empty': { description: 'An empty outbox says so.', waitFor: '.choices' },
  'outbox-discard': {
    description: 'Before an e-mail is discarded its reader is named, and what follows.',
    perform: (page, words) =>
      page
        .getByRole('button', { name: words('administration.outbox-discard') })
        .first()
        .click(),
    waitFor: 'dialog[open]',
  },
  'mail-servers': { description: 'The order of the mail servers is set in the environment.', waitFor: '.environment' },
  connections: { description: 'The directory is named in the environment, and tested at a press.', waitFor: '.check' },
  'mail-servers-tested': {
    description: 'A test says of each mail server what is in order, what soon is not, and what to do.',
    perform: (page, words) => page.getByRole('button', { name: words('administration.check') }).click(),
    waitFor: '[data-level=fail]',
  },
  'policy-deleted': {
    description: 'Before a policy is deleted, the page says what goes with it.',
    perform: (page, words) =>
      page.getByRole('button', { name: words('administration.delete', { name: 'Executives' }) }).click(),
    waitFor: '.dialog',
  },
  workflows: {
    inDocs: true,
    description: 'The workflows of a policy: who sees each, its steps, whether it is on.',
    waitFor: '.step-chip',
  },
  'workflow-unnamed': {
    description: 'A new workflow needs a name; the field says so.',
    perform: (page, words) => page.getByRole('button', { name: words('administration.create') }).click(),
    waitFor: '.field-note[data-problem]',
  },
  'draft-discarded': {
    description: 'Before a draft is discarded, the page says what is lost.',
    perform: (page, words) =>
      page.getByRole('button', { name: words('administration.discard-draft', { name: 'Visitors' }) }).click(),
    waitFor: '.dialog',
  },
  designer: {
    inDocs: true,
    description: 'Activities, the steps with their paths, and the settings of the chosen step.',
    waitFor: '.step-branch',
  },
  'designer-of-supplied': {
    description: 'Names that come with the product are shown in every language, until others are written.',
    perform: (page) => page.locator('.step').first().click(),
    waitFor: '.settings-column .button',
  },
  'designer-preview': {
    description: 'The page of the chosen step, drawn as people meet it, in its own width and colours.',
    waitFor: '.preview-frame',
  },
  'designer-preview-not-met': {
    description: 'A step that people do not notice says so in place of its page.',
    waitFor: '.preview [data-not-met]',
  },
  'designer-moved': {
    description: 'A step is moved by Alt and an arrow key; the change can be saved, undone and published.',
    perform: async (page) => {
      await page.locator('.step-branch').first().waitFor()
      await page.locator('.step').nth(4).click()
      await page.keyboard.press('Alt+ArrowDown')
    },
    waitFor: '.draft-state',
  },
  'designer-findings': {
    description: 'What the check finds stands at its step and in the bar.',
    waitFor: '.step-finding',
  },
  'designer-empty': { description: 'A new workflow says how its first step is added.', waitFor: '.step-finding' },
  'designer-of-two-hundred': {
    description: 'Two hundred steps are drawn as any others.',
    waitFor: '.step-row:nth-child(200)',
  },
  'designer-of-deleted-policy': {
    description: 'The draft of a deleted policy can be read, and the page says that it cannot be saved.',
    waitFor: '.designer',
  },
  'designer-gone': { description: 'A workflow that does not exist leads back to the list.', waitFor: '.notice' },
  'designer-changed-meanwhile': {
    description: 'Two administrators saved the same draft: both side by side, step by step.',
    perform: async (page) => {
      await page.locator('.step-branch').first().waitFor()
      await page.locator('.step').nth(2).click()
      await page.keyboard.press('Control+d')
      await page.keyboard.press('Control+s')
    },
    waitFor: '.conflict',
  },
  'designer-published-meanwhile': {
    description: 'A version was published since the draft was begun: both side by side, before the draft continues.',
    waitFor: '.conflict',
  },
  'workflow-to-publish': { description: 'What publishing changes, in words.', waitFor: '.differences' },
  'workflow-not-published': {
    description: 'A workflow with a problem is not published; the page says which.',
    perform: async (page) => {
      await page.locator('.draft-bar .button').click()
    },
    waitFor: '.notice li',
  },
  'workflow-history': {
    description: 'Who published which version; each with what it changed, and the way back to it.',
    perform: (page) => page.locator('.versions summary').first().click(),
    waitFor: '.differences',
  },
  'workflow-deleted': {
    description: 'Before a workflow is deleted, the page says what stays.',
    perform: (page, words) =>
      page
        .getByRole('button', {
          name: words('administration.delete', { name: words('workflows.unlock-my-account.name') }),
        })
        .click(),
    waitFor: '.dialog',
  },
  'workflows-refused': {
    description: 'A file that cannot be added is refused as a whole, with each problem and its place.',
    perform: (page) =>
      page
        .locator('#workflows-file')
        .setInputFiles({ name: 'workflows.json', mimeType: 'application/json', buffer: Buffer.from('{}') }),
    waitFor: '.notice li',
  },
  scheduled: {
    inDocs: true,
    description: 'Every scheduled task: what it does now, its last result, its next run.',
    waitFor: '.entries .button',
  },
  'scheduled-task': {
    description: 'When a task runs, in weekdays and times, with its next three moments; and what it does.',
    waitFor: '.weekdays',
  },
  audit: {
    description:
      'Events that fit the filters of the address, newest first, and whether the log held when it was last verified.',
    waitFor: '.audit-events',
  },
  'audit-broken': {
    description: 'A log that was changed is said first, with the places.',
    waitFor: '.audit-verification code',
  },
  'audit-empty': { description: 'Nothing fits, and nothing was verified yet.', waitFor: '.audit-events' },
  'audit-run': { description: 'One run step by step, in sentences.', waitFor: '.entries' },
  simulate: {
    description: 'Before a simulation the page asks who it is for; a bar says that nothing is written.',
    waitFor: '.simulated-person .button',
  },
  'simulate-made-up': {
    description: 'A made-up person has states, sign-in help methods, groups and a place.',
    perform: (page, words) => page.getByRole('radio', { name: words('administration.simulate.made-up') }).check(),
    waitFor: '#field-madeUp-container',
  },
  'simulate-refused': {
    description: 'An account that the directory does not have is refused beside its field.',
    perform: startSimulation,
    waitFor: '.field-note[data-problem]',
  },
  'simulate-choice': {
    description: 'A page that asks for no secret is answered itself.',
    perform: startSimulation,
    waitFor: '.met-page .page-title',
  },
  'simulate-secret': {
    description:
      'Left the person, in the middle the page as it would be met, right what decided; of a secret the outcome is chosen.',
    perform: startSimulation,
    waitFor: '.outcome-choice',
  },
  'simulate-waiting': {
    description: 'What another person decides is chosen, too.',
    perform: startSimulation,
    waitFor: '.outcome-choice',
  },
  'simulate-done': {
    description: 'The end, with what would have been written and mailed.',
    perform: startSimulation,
    waitFor: '.log-effect',
  },
  'simulate-decoy': {
    description: 'Where the person would meet what an account that does not exist meets, the page says why.',
    perform: startSimulation,
    waitFor: '.simulation-facts .notice',
  },
  access: { description: 'Who may do what: roles, keys of scripts, second factors of staff.', waitFor: '.entries' },
  'access-keys': {
    inDocs: true,
    description: 'Keys of scripts: what each may, when it was used and when it ends.',
    waitFor: '.entries .button',
  },
  'access-key-made': {
    description: 'A new key is shown once, to be copied.',
    perform: async (page, words) => {
      await page.locator('#field-name').fill('Deployment')
      await page.getByRole('button', { name: words('administration.keys-create') }).click()
    },
    waitFor: '.shown-once',
  },
  'access-key-revoked': {
    description: 'Before a key is revoked, the page says what follows.',
    perform: (page, words) =>
      page.getByRole('button', { name: words('administration.keys-revoke', { name: 'Nightly report' }) }).click(),
    waitFor: '.dialog',
  },
  'access-staff': {
    description: 'The second factors of one member of staff, and what can be done about them.',
    waitFor: '.section .buttons',
  },
  'access-staff-code': {
    description: 'An enrolment code for another person is shown once.',
    perform: (page, words) => page.getByRole('button', { name: words('administration.staff-issue') }).click(),
    waitFor: '.shown-once',
  },
  'access-staff-lost': {
    description: 'Before a lost factor is replaced, the page says what ends with it.',
    perform: (page, words) => page.getByRole('button', { name: words('administration.staff-recover') }).click(),
    waitFor: '.dialog',
  },
  people: { description: 'A person is found by name or account.', waitFor: '#person-search' },
  person: {
    inDocs: true,
    description:
      'One person’s whole record: account, policy and the line that decided, methods, attempts, sessions, 90 days.',
    waitFor: '.section time',
  },
  'person-for-auditors': { description: 'An auditor sees the same and changes nothing.', waitFor: '.section time' },
  'person-passkey-removed': {
    description: 'Before a lost passkey is removed, the page says what follows.',
    perform: (page, words) =>
      page
        .getByRole('button', {
          name: words('administration.person-remove', { method: `${words('me.method-passkey')} Old phone` }),
        })
        .click(),
    waitFor: '.dialog',
  },
  'person-unregistered': {
    description: 'Before a person is unregistered, the page says what is deleted.',
    perform: (page, words) => page.getByRole('button', { name: words('administration.person-unregister') }).click(),
    waitFor: '.dialog',
  },
  'person-signed-out': {
    description: 'Before a person is signed out everywhere, the page says what ends.',
    perform: (page, words) => page.getByRole('button', { name: words('administration.person-sign-out') }).click(),
    waitFor: '.dialog',
  },
  'person-unknown': { description: 'Whom the directory does not have leads back to the search.', waitFor: '.notice' },
  'person-unreachable': { description: 'What could not be loaded is tried again.', waitFor: '.notice' },
  'settings-for-auditors': {
    description: 'An auditor reads every field; nothing can be changed, and the page says so.',
    waitFor: '.draft-fields[disabled]',
  },
  history: {
    description: 'Who changed it and when; a version shows what it changed, and can be restored.',
    perform: (page) => page.locator('.versions summary').first().click(),
    waitFor: '.differences',
  },
  'history-empty': { description: 'Nothing has been changed yet.', waitFor: '.page-links + p' },
  'without-javascript': { description: 'Without JavaScript the page says what to do, in every language.' },
}

/** In the states in which `server/web/administration/states` shows it without a server. */
export const administration: Surface = {
  title: 'Administration site',
  description: 'The sign-in of staff with its second factor, and the pages for administrators.',
  scenes,
  frame: '.frame',
  start: ({ browser }) => serveWizardStates(browser, 'administration'),
}
