import { expiredPage, inboxPage, practiceStyle, signInPage } from '../../../server/web/practice/pages.ts'
import { createRoutedDriver } from '../environment/routed.ts'
import type { Scene, Surface } from '../surface.ts'

/** Words as `server/routes/practice.ts` gives them. */
const pages = {
  'sign-in': signInPage(),
  'sign-in-wrong': signInPage({ problem: 'The user name or password you entered is not correct. Enter it again.' }),
  expired: expiredPage(),
  'expired-refused': expiredPage('Changing the password here is switched off. Your company uses Latchkey for it.'),
  'sign-in-again': signInPage({ notice: 'Sign in with your new password.' }),
  inbox: inboxPage('Erika Example'),
}

const scenes: Record<keyof typeof pages, Scene> = {
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
  inbox: { description: 'The way ends here: the person is signed in with the new password.' },
}

export const practice: Surface = {
  title: 'Practice pages',
  description: 'These pages are the mail of the sample company, in English only, like the mail of another vendor.',
  scenes,
  frame: 'main',
  start: ({ browser }) =>
    createRoutedDriver(browser, {
      html: (scene) => String(pages[scene as keyof typeof pages]),
      files: { '/practice/practice.css': { contentType: 'text/css; charset=utf-8', body: practiceStyle } },
    }),
}
