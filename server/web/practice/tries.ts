import { html } from 'hono/html'
import type { MessageKey } from '../../../shared/languages/keys.ts'
import type { Html } from './frame.ts'

/** Something to try with a practice account. */
export interface Try {
  title: string
  /** The account whose password is shown. */
  account: string
  /** Whether the answers to its questions are needed. */
  withAnswers?: true
  /** What to do, and what is to be seen. `name` gives the name of a task as its page shows it. */
  steps(name: (task: Task) => Html): Html
}

export interface TryGroup {
  role: string
  tries: readonly Try[]
}

/** Id of a workflow whose name the catalogue has. */
export type Task = MessageKey extends infer Key ? (Key extends `workflows.${infer Id}.name` ? Id : never) : never

const site = html`<a href="/">Self-Service</a>`
const me = html`<a href="/me/">My password health</a>`
const inbox = html`<a href="/practice/inbox">inbox</a>`
const telephone = html`<a href="/practice/telephone">phone</a>`
const helpdesk = html`<a href="/helpdesk/">Helpdesk</a>`
const mail = html`<a href="/practice/owa/auth/logon.aspx">practice mailbox</a>`

export const tries: readonly TryGroup[] = [
  {
    role: 'As an employee',
    tries: [
      {
        title: 'Change an expired password',
        account: 'expired.user',
        steps: (name) =>
          html`Sign in to the ${mail}: its page says that the password has expired. With the extension, Latchkey offers help on that page; without it, open ${site} and choose ${name('manage-my-passwords')}. Then sign in to the ${mail} with the new password. The ${inbox} has an e-mail about the change.`,
      },
      {
        title: 'Set a forgotten password',
        account: 'active.user',
        withAnswers: true,
        steps: (name) =>
          html`Open ${site}, choose ${name('forgot-my-password')}, and answer two of the three questions.`,
      },
      {
        title: 'Unlock an account',
        account: 'locked.user',
        withAnswers: true,
        steps: (name) =>
          html`Open ${site}, choose ${name('unlock-my-account')}, and answer two of the three questions.`,
      },
      {
        title: 'Register security questions',
        account: 'unregistered.user',
        steps: (name) => html`Open ${site} and choose ${name('register')}. The password is asked for first.`,
      },
      {
        title: 'Set up an authenticator app',
        account: 'finegrained.user',
        steps: (name) =>
          html`Sign in at ${me} and choose ${name('manage-my-profile')}. Copy the key below the QR code, paste it into the ${telephone}, and enter the code that the phone shows.`,
      },
      {
        title: 'See the state of a password',
        account: 'contractor.user',
        steps: () => html`Sign in at ${me}: days left, lock, sign-in help methods, recent activity and open sessions.`,
      },
    ],
  },
  {
    role: 'As a manager',
    tries: [
      {
        title: 'Decide on a request',
        account: 'team.manager',
        steps: () =>
          html`This is the manager of the practice accounts. A task that waits for the manager sends an e-mail to the ${inbox}. Sign in at ${me} to decide; the number to enter is on the page that waits.`,
      },
    ],
  },
  {
    role: 'As a helpdesk operator',
    tries: [
      {
        title: 'Help a caller',
        account: 'helpdesk.operator',
        steps: (name) =>
          html`Sign in at ${helpdesk} and find <code>locked.user</code>. Choose ${name('unlock-account')} and play the caller: the answers of this account are above, and a code for the caller arrives in the ${inbox}.`,
      },
      {
        title: 'Give out a passcode',
        account: 'helpdesk.operator',
        steps: (name) =>
          html`At ${helpdesk} find <code>unregistered.user</code>, choose ${name('assign-passcode')}, and let the manager approve: the e-mail to <code>team.manager</code> is in the ${inbox}. The caller then opens ${site} and chooses ${name('i-have-a-passcode')}.`,
      },
    ],
  },
  {
    role: 'As an administrator',
    tries: [
      {
        title: 'Administer Latchkey',
        account: 'site.admin',
        steps: () =>
          html`Sign in at <a href="/admin/">Administration</a>. Open <b>Settings</b> and <b>Appearance</b>, give the site a logo and a colour, and look at ${site} again. Programs change the same through <a href="/api/v1/openapi.json">the API</a>, and <code>npm start -- setting branding</code> shows it in the terminal.`,
      },
    ],
  },
]
