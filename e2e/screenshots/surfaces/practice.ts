import { expiredPage, inboxPage, practiceStyle, signInPage } from '../../../server/web/practice/pages.ts'
import { stageOf } from '../environment/routed.ts'
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
  'sign-in': { says: 'The make-believe mail says of itself that it is for practice, and stays on this computer.' },
  'sign-in-wrong': { says: 'A wrong password is told above the fields.' },
  expired: { says: 'The page that everything begins with has the fields of Outlook on the web, and its own look.' },
  'expired-refused': { says: 'Its own form is switched off, as in most companies, and says who helps instead.' },
  'sign-in-again': { says: 'Coming back from the wizard, the sign-in says which password it wants now.' },
  inbox: { says: 'The end of the way: signed in with the new password.' },
}

export const practice: Surface = {
  title: 'Practice pages',
  about: "The sample company's mail, in English only, as a mail of somebody else would be.",
  scenes,
  frame: 'main',
  start: ({ browser }) =>
    stageOf(browser, {
      html: (scene) => String(pages[scene as keyof typeof pages]),
      files: { '/practice/practice.css': { contentType: 'text/css; charset=utf-8', body: practiceStyle } },
    }),
}
