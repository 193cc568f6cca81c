import type { LegacyPage } from '../../../server/web/legacy/page.ts'
import { words } from '../../../shared/languages/words.ts'
import { renderLegacy } from '../environment/legacy-site.ts'
import { stageOf } from '../environment/routed.ts'
import type { Language, Scene, Surface } from '../surface.ts'
import { type LegacyStateName, legacyStatesIn } from './legacy-states.ts'

const scenes: Record<LegacyStateName, Scene> = {
  account: {
    says: 'The same first page without a script; languages are links, each in its own language.',
    also: ['wide-dark'],
  },
  'account-domains': { says: 'Where there are several domains, the list stands under the name.' },
  'account-problem': { says: 'An empty field is told beside it, and has the focus when the page is there.' },
  'account-out-of-date': { says: 'A form from an old page is not taken, and the new page says so.' },
  tasks: { says: 'Each row is a button of one form; nothing here is a link that changes something.' },
  'tasks-none': { says: 'Nothing to offer is said in a sentence, with the way to somebody who can help.' },
  authenticate: { says: 'The current password is one page, as on the other site.' },
  'authenticate-wrong': { says: 'What is wrong stands beside its field, in words and with a sign.' },
  change: { says: 'Nothing is remembered between pages here, so both passwords are asked for together.' },
  'change-problem': {
    says: 'Which rule is not met is told beside the new password, and that hidden fields are empty again.',
    also: ['narrow'],
  },
  questions: { says: 'Questions and answers as on the other site, without a button to show them.' },
  'choose-questions': { says: 'Questions are chosen from lists; those of one page may not repeat.' },
  'choose-questions-problem': { says: 'Every problem of the page at once, each beside its field.' },
  agreement: { says: 'The whole text to be read, the tick, and a button that is one of a form.', until: '.agreement' },
  captcha: { says: 'The digits can be seen or heard without a script; the picture is part of the page.' },
  ways: { says: 'The ways of showing who one is are a list to choose from, the first one chosen already.' },
  'email-code': { says: 'Another code and another way are buttons of their own, below the one that goes on.' },
  'methods-none': { says: 'What is registered and what is asked for is told line by line, by sign and by word.' },
  'register-app': {
    says: 'The picture for the app and the same as letters, drawn by the server.',
    also: ['narrow-dark'],
  },
  notifications: { says: 'Each mail that one may leave is a tick; those that come in any case are named.' },
  'every-control': { says: 'Choice, code, number, long text and consent work without a script.' },
  'moved-on': {
    says: 'A page that was answered already shows where the task stands, and says that nothing was sent twice.',
  },
  wait: { says: 'The page looks again by itself, and by a link for who would rather not wait.' },
  patience: { says: 'Where others prove work, one waits here; the page says why, and about how long.' },
  'patience-over': { says: 'After the wait one goes on by oneself.' },
  leave: { says: 'Leaving is asked on a page of its own; going on is the first choice.' },
  done: { says: 'A large tick, one sentence, what happens next, one button back.' },
  'done-tasks': { says: 'What makes sense next is offered below the button that ends here.' },
  stopped: { says: 'A task that cannot go on says why, what it means, and whom to ask.' },
  cookies: { says: 'Without cookies nothing begins; the page says what they are for.' },
  trouble: { says: 'A server in trouble says what it means, and offers to try the same again.' },
  kiosk: { says: 'A shared screen says when it goes back to the start by itself.', also: ['narrow-dark'] },
}

export const legacy: Surface = {
  title: 'Legacy Self-Service site',
  about: 'The same tasks as pages without JavaScript, rendered by the components of the wizard.',
  scenes,
  frame: '.frame',
  async start({ browser }) {
    const site = await renderLegacy()
    const files = { style: '/legacy/style.css', icon: '/legacy/icon.svg' }
    return stageOf(browser, {
      html: (scene, language) => site.renderPage(pageOf(scene as LegacyStateName, language), files),
      files: {
        [files.style]: { contentType: 'text/css; charset=utf-8', body: site.style },
        [files.icon]: { contentType: 'image/svg+xml', body: site.icon },
      },
    })
  },
}

function pageOf(name: LegacyStateName, language: Language): LegacyPage {
  const common: Omit<LegacyPage, 'view'> = {
    language,
    site: { name: 'Contoso', support: 'Helpdesk, +49 30 1234-500', domains: [] },
    address: 'password.contoso.example',
    kiosk: false,
    start: '/legacy/',
    token: () => 'token',
  }
  return { ...common, ...legacyStatesIn(words(language))[name] }
}
