import { sampleAccounts } from '../../../server/directory/sample/practice-accounts.ts'
import { renderMail } from '../../../server/notifications/rendering.ts'
import { inboxPage, mailDocument, mailPage, noInboxPage } from '../../../server/web/practice/inbox-pages.ts'
import { expiredPage, signedInPage, signInPage } from '../../../server/web/practice/mail-pages.ts'
import { startPage } from '../../../server/web/practice/start-page.ts'
import { practiceStyle } from '../../../server/web/practice/style.ts'
import { telephonePage } from '../../../server/web/practice/telephone-page.ts'
import { getTranslator } from '../../../shared/languages/translator.ts'
import { createRoutedDriver } from '../environment/routed.ts'
import type { Scene, Surface } from '../surface.ts'

const mail = {
  id: 'a-mail',
  receivedAt: '2026-11-29T10:04:12.000Z',
  ...renderMail({
    to: 'active.user@corp.example.com',
    template: 'one-time-code',
    language: 'en',
    values: {
      displayName: 'Active User',
      account: 'active.user',
      code: '417582',
      minutes: 10,
      url: 'http://localhost:8080',
    },
  }),
}
const mails = [
  mail,
  { ...mail, id: 'another', subject: 'Your password was changed', to: 'expired.user@corp.example.com' },
]
const recipients = ['active.user@corp.example.com', 'expired.user@corp.example.com']
const codes = [
  { label: 'New app', code: '204913', until: '2026-11-29T10:05:00.000Z', secret: 'JBSWY3DPEHPK3PXP' },
  { label: 'finegrained.user', code: '730062', until: '2026-11-29T10:05:00.000Z' },
]
const refused = {
  key: 'not a key!',
  text: 'That is no key of an authenticator app. It has at least 16 characters: the letters A to Z and the digits 2 to 7.',
}

/** Texts as `server/routes/practice` gives them. */
const pages = {
  start: startPage({ accounts: sampleAccounts, translate: getTranslator('en') }),
  'sign-in': signInPage(),
  'sign-in-wrong': signInPage({ problem: 'The user name or password you entered is not correct. Enter it again.' }),
  expired: expiredPage(),
  'expired-refused': expiredPage('Changing the password here is switched off. Your company uses Latchkey for it.'),
  'sign-in-again': signInPage({ notice: 'Sign in with your new password.' }),
  'signed-in': signedInPage({ displayName: 'Erika Example', mail: 'erika@corp.example.com' }),
  inbox: inboxPage({ mails, recipients }),
  'inbox-empty': inboxPage({ mails: [], recipients: [], to: 'active.user@corp.example.com' }),
  'inbox-elsewhere': noInboxPage(),
  mail: mailPage(mail),
  telephone: telephonePage({ codes }),
  'telephone-empty': telephonePage({ codes: [] }),
  'telephone-refused': telephonePage({ codes: [], refused }),
}

const scenes: Record<keyof typeof pages, Scene> = {
  start: { description: 'What can be tried is listed by role, each with its account, password and answers.' },
  'sign-in': {
    description: 'The make-believe mail says of itself that it is for practice, and stays on this computer.',
  },
  'sign-in-wrong': { description: 'The message about a wrong password is above the fields.' },
  expired: {
    inDocs: true,
    description: 'The page where the way begins has the fields of Outlook on the web, and its own look.',
  },
  'expired-refused': { description: 'Its own form is switched off, as in most companies, and says who helps instead.' },
  'sign-in-again': { description: 'Coming back from the wizard, the sign-in says which password it wants now.' },
  'signed-in': { description: 'The way ends here: the person is signed in with the new password.' },
  inbox: { description: 'Every mail to the sample company, newest first; one address can be chosen.' },
  'inbox-empty': { description: 'An empty inbox says how a mail gets there.' },
  'inbox-elsewhere': { description: 'Where a mail server is set, the page says that mails are there.' },
  mail: { description: 'A mail as HTML, in a frame that runs nothing, and as text.' },
  telephone: { description: 'The codes of practice accounts, with the time at which each ends.' },
  'telephone-empty': { description: 'Without an app the telephone says how to set one up.' },
  'telephone-refused': { description: 'A key that is none is refused beside the field and stays in it.' },
}

export const practice: Surface = {
  title: 'Practice pages',
  description:
    'The sample company: what to try, its mails and its telephone, and the make-believe mail. In English only, like pages of another vendor.',
  scenes,
  frame: 'main',
  start: ({ browser }) =>
    createRoutedDriver(browser, {
      html: (scene) => String(pages[scene as keyof typeof pages]),
      files: {
        '/practice/practice.css': { contentType: 'text/css; charset=utf-8', body: practiceStyle },
        '/practice/practice.js': { contentType: 'text/javascript; charset=utf-8', body: '' },
        '/practice/inbox/a-mail/html': {
          contentType: 'text/html; charset=utf-8',
          body: String(mailDocument(mail.html ?? '')),
        },
      },
    }),
}
