import type { StateName } from '../../../server/web/self-service/states/states.ts'
import { serveWizardStates } from '../environment/wizard-states.ts'
import type { Scene, Surface } from '../surface.ts'
import {
  fillEveryControl,
  findAccount,
  giveCurrentPassword,
  sendBothPasswords,
  submit,
  typeAndLeave,
  typeWeakPassword,
} from './wizard-acts.ts'

const scenes: Record<StateName | 'without-javascript', Scene> = {
  loading: {
    says: 'What is coming has its outline and its place; nothing turns, and nothing jumps when it is there.',
    until: '.skeleton',
  },
  'server-unreachable': {
    says: 'Without a server the page names the address, counts down to the next try and lets you try at once.',
    also: ['narrow-dark'],
  },
  account: {
    says: 'The first page asks one thing, says which name is meant, and the field has the focus.',
    also: ['narrow', 'wide-dark'],
  },
  'account-domains': { says: 'Where there are several domains, the list stands under the name, and no more.' },
  'account-trouble': {
    says: 'Too many attempts are told above the field that is kept as it was typed.',
    act: findAccount,
    until: '.notice',
  },
  'run-gone': {
    says: 'A task that ended under your hands leads back to the first page, which says so.',
    act: giveCurrentPassword,
    until: '.notice',
  },
  'tasks-unreachable': {
    says: 'A lost connection keeps the account that was typed and tries again by itself.',
    act: findAccount,
    until: '.notice',
  },
  tasks: {
    says: 'Each task is a row that says what it is for; the whole row is the button.',
    act: findAccount,
    until: '.task',
    also: ['narrow-dark'],
  },
  'tasks-none': {
    says: 'Nothing to offer is said in a sentence, with the way to somebody who can help.',
    act: findAccount,
    until: '.notice',
  },
  'task-chosen-by-host': {
    says: 'Whoever comes for one task names the account and is in it, without choosing again.',
    act: findAccount,
    until: '.progress',
  },
  authenticate: { says: 'Step, account, question, one field and one button, in the order in which they are read.' },
  'authenticate-wrong': {
    says: 'What is wrong stands beside its field, in words and with a sign; the field is empty and has the focus.',
  },
  change: {
    says: 'Why it is asked, what the new password needs, and which of it only the server can check.',
    also: ['narrow', 'wide-forced'],
  },
  'change-typing': {
    says: 'Ticks come while one types, strength is a word beside its bar, and the password can be shown.',
    act: typeWeakPassword,
    also: ['wide-dark'],
  },
  'change-unseen': {
    says: 'A current password given a step before is not asked for again.',
    act: giveCurrentPassword,
    until: '#field-newPassword',
  },
  'change-refused': { says: 'A password used before is refused with the reason and the number that counts.' },
  'change-sending': {
    says: 'While it is sent the button turns in its place and keeps its size.',
    act: sendBothPasswords,
    until: '.spinner',
  },
  reset: { says: 'After the questions only the new password is asked for.' },
  'answer-unreachable': {
    says: 'An answer that did not get through stays where it is and is sent again, never twice.',
    act: sendBothPasswords,
    until: '.notice',
  },
  questions: { says: 'Each question is the label of its answer, hidden like a password and shown on wish.' },
  'questions-wrong': { says: 'Wrong answers are told as a whole, so that nobody learns which of them was right.' },
  'choose-questions': { says: 'Three questions, each from a list, each in a frame of its own.', also: ['narrow'] },
  'choose-questions-missing': {
    says: 'Every missing answer is told beside its field, and the first of them has the focus.',
    act: submit,
    until: '[data-problem]',
  },
  agreement: {
    says: 'A long text scrolls in a part of its own that the keyboard reaches; the tick and the button stand below it.',
    until: '.agreement',
    also: ['narrow-dark'],
  },
  captcha: {
    says: 'The digits can be seen, on white in every look, or heard; another picture is one press away.',
    until: '.captcha-picture',
    also: ['wide-dark'],
  },
  'captcha-unseen': { says: 'Where the browser works unseen, one button goes on, and a picture stands in for it.' },
  ways: { says: 'The ways of showing who one is are the same for everybody, the handiest chosen already.' },
  'email-code': {
    says: 'A code is one field; another code and another way are beside the button, and both are quieter.',
    also: ['narrow'],
  },
  'email-code-wrong': { says: 'A wrong code is told beside the field, which has the focus and can be typed anew.' },
  passkey: { says: 'A passkey needs no field: one button, and another way for whoever has none here.' },
  'methods-none': {
    says: 'What is registered, what is not and what is asked for is told line by line, by sign and by word.',
    until: '.profile-overview',
    also: ['narrow-dark'],
  },
  'methods-unsaved': {
    says: 'What is new says that it is not saved yet, and saving is the first choice.',
    until: '.profile-overview',
  },
  'register-app': {
    says: 'The picture for the app stands on white in every look, with the same as letters beside it.',
    until: '.qr',
    also: ['wide-dark'],
  },
  'register-passkey': { says: 'A passkey gets a name that is suggested, so that going on is enough.' },
  notifications: { says: 'Each mail that one may leave is a tick; those that come in any case are named.' },
  'every-control': {
    says: 'Choice, code, number, long text and consent look like one family, and a missing tick is told beside it.',
    act: fillEveryControl,
    until: '[data-problem]',
  },
  wait: { says: 'Waiting says for what, goes on by itself, and can be left.' },
  'wait-for-manager': { says: 'Waiting for somebody else says what happens when the page is closed.' },
  leave: {
    says: 'Before something typed is lost the dialog says what stopping means; going on is the first choice.',
    act: typeAndLeave,
    until: '[role=dialog], dialog[open]',
    also: ['narrow-dark'],
  },
  done: { says: 'A large tick, one sentence, what happens next, one button back.', also: ['wide-dark'] },
  'done-tasks': { says: 'What makes sense next is offered below the button that ends here.' },
  'without-javascript': { says: 'Without JavaScript the page leads to the Legacy site, in every language.' },
  stopped: { says: 'A task that cannot go on says why, what it means, and whom to ask.' },
}

/** The wizard, in the states in which `server/web/self-service/states` shows it without a server. */
export const selfService: Surface = {
  title: 'Self-Service site',
  about: 'The wizard, as the site shows it. The window of the extension shows the same one.',
  scenes,
  frame: '.frame',
  start: ({ browser }) => serveWizardStates(browser),
}
