import type { LegacyPage } from '../../../server/web/legacy/page.ts'
import { sampleBrand } from '../../../server/web/sample-brand.ts'
import { getTranslator } from '../../../shared/languages/translator.ts'
import { writeBrandRules } from '../../../shared/ui/brand.ts'
import { passTime } from '../../pages/pass-time.ts'
import { renderLegacy } from '../environment/legacy-site.ts'
import { createRoutedDriver } from '../environment/routed.ts'
import type { Language, Scene, Surface } from '../surface.ts'
import { createLegacyStates, type LegacyStateName } from './legacy-states.ts'

const scenes: Record<LegacyStateName, Scene> = {
  account: {
    description:
      'The first page is the same without a script: each task is a button of one form, each language a link.',
  },
  'account-branded': { description: 'The server links a style sheet with the organisation’s logo and colours.' },
  'account-domains': { description: 'With several domains, the list of domains is below the name.' },
  'account-problem': {
    description: 'The message about an empty field is beside it, and the field has the focus when the page has loaded.',
  },
  'account-out-of-date': { description: 'The site refuses a form from an old page, and the new page says so.' },
  'account-preset': { description: 'A link to one task asks for the account only, and leads to the other tasks.' },
  authenticate: { description: 'The current password has a page of its own, as on the other site.' },
  'authenticate-wrong': { description: 'The error is beside its field, as text with an icon.' },
  change: {
    inDocs: true,
    description: 'This site remembers no password between pages, so one page asks for both passwords.',
  },
  'change-problem': {
    description:
      'The message beside the new password names the rule that failed and says that hidden fields are empty again.',
  },
  questions: { description: 'Questions and answers look as on the other site, but no button reveals them.' },
  'choose-questions': { description: 'A person chooses questions from lists; a page accepts no question twice.' },
  'choose-questions-problem': { description: 'The page shows all problems at once, each beside its field.' },
  'passwords-accounts': {
    description: 'The accounts of the password pages are boxes of one form; others say why not.',
  },
  'passwords-new': { description: 'The new password of the chosen accounts, with its rules.' },
  'passwords-questions': { description: 'Each button beside a question is a form of its own.' },
  'passwords-results': { description: 'What became of each account, in words and with an icon.' },
  'passwords-sign-in': { description: 'Account and passcode, or the account alone by the other button.' },
  agreement: {
    description: 'The page shows the whole text, a checkbox and the button of a form.',
    waitFor: '.agreement',
  },
  captcha: { description: 'A person can see or hear the digits without a script; the picture is part of the page.' },
  ways: { description: 'A list offers the methods of authentication; the first one is already selected.' },
  'email-code': {
    description: 'The buttons for another code and for another method are below the button that continues.',
  },
  'methods-none': { description: 'Each line tells, by icon and text, what is registered and what is required.' },
  'register-app': { description: 'The server draws the picture for the app and gives the same secret as letters.' },
  notifications: { description: 'Each optional mail has a checkbox; the page names the mails that are always sent.' },
  'every-control': {
    description: 'The controls for choice, code, number, long text and consent work without a script.',
  },
  'moved-on': {
    description:
      'A page that was already answered shows the current step, and says that the answer was not sent twice.',
  },
  wait: { description: 'The page reloads by itself, and a link reloads it at once.' },
  patience: { description: 'This site has a wait in place of proof of work; the page says why, and about how long.' },
  'patience-over': { description: 'After the wait the person continues by hand.' },
  leave: { description: 'A page of its own asks whether to leave; continuing is the first choice.' },
  done: {
    description: 'The page shows a large check mark, one sentence, what happens next and one button that leads back.',
  },
  'done-tasks': { description: 'The tasks that make sense next are below the button that finishes.' },
  'stopped-used-up': {
    description:
      'When the tries with the account are used up, the page says when they are accepted again, and in which time zone.',
  },
  stopped: { description: 'A task that cannot go on says why, what it means, and whom to ask.' },
  cookies: { description: 'Without cookies no task begins; the page says what they are for.' },
  trouble: { description: 'A server in trouble says what it means, and offers to try the same again.' },
  kiosk: { description: 'A shared screen says when it asks whether its user is still there.' },
  'kiosk-question': {
    description: 'One press goes on with everything that was typed; without an answer the page is covered.',
    perform: (page) => passTime(page, 301),
    waitFor: '.kiosk-question[data-turn=first] .kiosk-asks',
  },
  'kiosk-covered': {
    description: 'The user did not answer: what was on the page is covered, and the way leads to the start.',
    perform: (page) => passTime(page, 361),
    waitFor: '.kiosk-question[data-turn=first] .kiosk-over',
  },
  'no-page': { description: 'A wrong address on any site is a page that leads back to its start.' },
}

export const legacy: Surface = {
  title: 'Legacy Self-Service site',
  description: 'This site has the same tasks as pages without JavaScript; the components of the wizard render them.',
  scenes,
  frame: '.frame',
  async start({ browser }) {
    const site = await renderLegacy()
    const files = { style: '/legacy/style.css', icon: '/legacy/icon.svg' }
    const brand = '/branding/sample.css'
    return createRoutedDriver(browser, {
      html: (scene, language) =>
        site.renderPage(pageOf(scene as LegacyStateName, language), {
          ...files,
          brand: scene === 'account-branded' ? brand : undefined,
        }),
      files: {
        [files.style]: { contentType: 'text/css; charset=utf-8', body: site.style },
        [brand]: { contentType: 'text/css; charset=utf-8', body: writeBrandRules(sampleBrand) },
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
    createToken: () => 'token',
  }
  return { ...common, ...createLegacyStates(getTranslator(language))[name] }
}
