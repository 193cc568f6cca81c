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
    description:
      'Outlines keep the place of the content that is loading; no spinner turns, and the page does not jump.',
    waitFor: '.skeleton',
  },
  'server-unreachable': {
    description: 'Without a server the page names the address, counts down to the next try and lets you try at once.',
  },
  account: {
    description:
      'The first page asks for the account and lists the tasks: what is urgent as large rows, the rest as a compact list. The field has the focus.',
  },
  'account-branded': {
    description:
      'With branding the organisation’s logo stands before its name, on paper in the dark, too; the accent has its colour, and its own pages are in the footer.',
  },
  'account-empty': {
    description: 'A task that is pressed without an account says beside the field what is missing.',
    perform: submit,
    waitFor: '[data-problem]',
  },
  'account-own-task': {
    description: 'A task of the organisation’s own has its description below its title, in the compact list, too.',
  },
  'account-preset': { description: 'A link to one task asks for the account only, and leads to the other tasks.' },
  'account-unreachable': {
    description: 'A lost connection keeps the account that was typed and tries again by itself.',
    perform: findAccount,
    waitFor: '.notice',
  },
  'account-domains': { description: 'With several domains, only the list of domains is added, below the name.' },
  'account-trouble': {
    description: 'The message about too many attempts is above the field, which keeps the typed text.',
    perform: findAccount,
    waitFor: '.notice',
  },
  'run-gone': {
    description: 'A task that ended unexpectedly leads back to the first page, which says so.',
    perform: giveCurrentPassword,
    waitFor: '.notice',
  },
  'task-chosen-by-host': {
    description: 'A person who comes for one task names the account and is in that task, without choosing it again.',
    perform: findAccount,
    waitFor: '.progress',
  },
  authenticate: {
    description: 'The page has step, account, question, one field and one button, in the order of reading.',
  },
  'authenticate-wrong': {
    description: 'The error is beside its field, as text with an icon; the field is empty and has the focus.',
  },
  change: {
    inDocs: true,
    description: 'The page says why it asks, what the new password needs and which rules only the server can check.',
  },
  'change-typing': {
    description:
      'Check marks appear during typing, a word beside the bar tells the strength, and a button shows the password.',
    perform: typeWeakPassword,
  },
  'change-unseen': {
    description: 'The page does not ask again for a current password that an earlier step received.',
    perform: giveCurrentPassword,
    waitFor: '#field-newPassword',
  },
  'change-refused': {
    description: 'The page refuses a password that was used before, with the reason and the length of the history.',
  },
  'change-sending': {
    description: 'While the answer is sent, the button shows a spinner in its place and keeps its size.',
    perform: sendBothPasswords,
    waitFor: '.spinner',
  },
  reset: { description: 'After the questions the page asks only for the new password.' },
  'answer-unreachable': {
    description: 'An answer that did not get through stays where it is and is sent again, never twice.',
    perform: sendBothPasswords,
    waitFor: '.notice',
  },
  questions: {
    description:
      'Each question is the label of its answer, which is hidden like a password until the person reveals it.',
  },
  'questions-wrong': {
    description: 'One message covers all wrong answers, so that it does not reveal which of them was right.',
  },
  'choose-questions': { description: 'The page has three questions, each from a list and in a frame of its own.' },
  'choose-questions-missing': {
    description: 'Every missing answer has a message beside its field, and the first of them has the focus.',
    perform: submit,
    waitFor: '[data-problem]',
  },
  agreement: {
    description:
      'A long text scrolls in a part of its own that the keyboard reaches; the checkbox and the button are below it.',
    waitFor: '.agreement',
  },
  captcha: {
    description: 'A person can see the digits, on white in every look, or hear them; one press brings another picture.',
    waitFor: '.captcha-picture',
  },
  'captcha-unseen': {
    description: 'When the browser works in the background, one button continues; a picture is the alternative.',
  },
  ways: { description: 'All people get the same methods of authentication, with the easiest already selected.' },
  'email-code': {
    description:
      'A code has one field; the buttons for another code and another method are quieter, beside the main button.',
  },
  'email-code-wrong': {
    description: 'The message about a wrong code is beside the field, which has the focus for another attempt.',
  },
  passkey: {
    description:
      'A passkey needs no field: one button uses it, and another method serves people without a passkey on this device.',
  },
  wallet: {
    description:
      'A wallet is asked by a link on this device, or by a picture; the code that its device shows goes into the field.',
    waitFor: '.qr',
  },
  'methods-none': {
    description:
      'Each row tells, by icon and text, what is there, what is missing and what is required, and has its own action.',
    waitFor: '.profile-overview',
  },
  'methods-some': {
    description: 'What is saved can be changed or removed in its row; the primary button ends the task.',
    waitFor: '.profile-overview',
  },
  'register-app': {
    description: 'The picture for the app is on white in every look, with the same secret as letters beside it.',
    waitFor: '.qr',
  },
  'register-passkey': {
    description: 'The page suggests a name for the passkey, so that the person only needs to continue.',
  },
  'register-wallet': {
    description: 'A wallet gets a name by which its owner knows it again, and answers once before it is saved.',
    waitFor: '.qr',
  },
  notifications: {
    description:
      'A table of tasks and results with a master switch for each column that has a choice; security notices say that they are always on.',
  },
  'notifications-without-choice': {
    description:
      'Where the organisation decides about all mails, the page says so; it has nothing to save, and one button that leads back.',
  },
  'every-control': {
    description:
      'Choice, code, number, long text and consent look alike, and the message about a missing tick is beside it.',
    perform: fillEveryControl,
    waitFor: '[data-problem]',
  },
  wait: { description: 'The page says what it waits for, continues by itself, and can be left.' },
  'wait-for-manager': { description: 'While another person decides, the page says what happens when it is closed.' },
  leave: {
    description: 'Before typed text is lost, the dialog says what stopping means; continuing is the first choice.',
    perform: typeAndLeave,
    waitFor: '[role=dialog], dialog[open]',
  },
  done: {
    description:
      'The page shows a large check mark, what was done, one list of what asks for the new password next, and one button that leads back.',
  },
  'done-tasks': { description: 'The tasks that make sense next are below the button that finishes.' },
  'without-javascript': { description: 'Without JavaScript the page leads to the Legacy site, in every language.' },
  'stopped-used-up': {
    description: 'When the tries with the account are used up, the page says when they are accepted again.',
  },
  'stopped-sign-in-restricted': {
    description: 'A right password of an account that may not sign in in this way is told as such, with whom to ask.',
  },
  'stopped-write-not-possible': {
    description: 'What the directory does not carry out is told as such; another try is not offered.',
  },
  stopped: { description: 'A task that cannot go on says why, what it means, and whom to ask.' },
}

/** The wizard, in the states in which `server/web/self-service/states` shows it without a server. */
export const selfService: Surface = {
  title: 'Self-Service site',
  description: 'The site shows this wizard. The window of the extension shows the same one.',
  scenes,
  frame: '.frame',
  start: ({ browser }) => serveWizardStates(browser),
}
