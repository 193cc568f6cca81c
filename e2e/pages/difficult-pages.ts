import { join } from 'node:path'
import { repository } from '../environment/server.ts'
import type { StaticPage } from '../environment/static-pages.ts'

/** A page with an expired password on which an offer is hard to show or to answer. */
interface DifficultPage {
  name: string
  page: StaticPage
  /** Further pages, by path. */
  parts?: Record<string, StaticPage>
  /** What a person presses first. */
  opens?: string
  /** What is there before the offer is read. */
  ready?: string
  /** What the offer says. */
  says?: string
  /** The decision that is tried. */
  press: 'accept' | 'decline'
}

const form = `<h1>Your password has expired</h1><p>You must change your password before you can sign in.</p>
<form method="post"><p><label>Current password <input type="password" name="old" autocomplete="current-password"></label>
<p><label>New password <input type="password" name="new" autocomplete="new-password"></label>
<p><label>Confirm new password <input type="password" name="confirm" autocomplete="new-password"></label>
<p><button>Change password</button></form>`

const page = (body: string, head = '', headers?: Record<string, string>): StaticPage => ({
  html: `<!doctype html><html lang="en"><title>Change password</title>${head}<body>${body}</body></html>`,
  headers,
})

/** A page on which an offer shows. */
export const expiredPage = page(form)

/** An application that signs in within one document; what follows is a message without a field. */
export const signInPage =
  page(`<main><label>Name <input name="user"></label> <label>Password <input type="password" name="password"></label>
<button>Enter</button></main><script>document.querySelector('button').addEventListener('click', () => {
document.querySelector('main').innerHTML = '<h1>One more step</h1><p>Your password has expired.</p>' })</script>`)

/** Each path is one page; both browsers show the offer on all of them. */
export const difficultPages: Record<string, DifficultPage> = {
  '/policy': {
    name: 'a Content Security Policy that allows no inline styles',
    page: page(form, '', { 'content-security-policy': "default-src 'self'; style-src 'self'; script-src 'self'" }),
    press: 'accept',
  },
  '/variables': {
    name: 'style variables of the page with our names',
    page: page(form, '<style>*{--text:red;--surface:red;--accent:red!important}</style>'),
    press: 'accept',
  },
  '/dialog': {
    name: 'a form in a modal dialog',
    page: page(`<dialog>${form}</dialog><script>document.querySelector('dialog').showModal()</script>`),
    press: 'accept',
  },
  '/later-dialog': {
    name: 'a page that opens a modal dialog over the offer',
    page: page(
      `${form}<dialog><p>Your session ends in two minutes.</p><button>Stay</button></dialog><script>const wait = setInterval(() => {
if (!document.querySelector('[data-help-card]')) return; clearInterval(wait); document.querySelector('dialog').showModal() }, 20)</script>`,
    ),
    ready: 'dialog[open]',
    press: 'accept',
  },
  '/fullscreen': {
    name: 'a page that a person has put into full screen',
    page: page(
      `<main><button id="enlarge" onclick="document.querySelector('main').requestFullscreen()">Enlarge</button>${form}</main>`,
    ),
    opens: '#enlarge',
    ready: 'main:fullscreen',
    press: 'accept',
  },
  '/sheet': {
    name: 'a form that a rule of a style sheet shows late, without any change of the page',
    page: page(
      `<div id="late">${form}</div><script>setTimeout(() => document.styleSheets[0].deleteRule(0), 1200)</script>`,
      '<style>#late{display:none}</style>',
    ),
    press: 'decline',
  },
  '/broken': {
    name: 'a sentence that line breaks and marks break',
    page: page(`<p>Your <b>pass</b>word<br>has <span>ex<wbr></span>pired.</p>
<form method="post"><input type="password" name="a"><input type="password" name="b"><button>Go on</button></form>`),
    says: 'seems to have expired',
    press: 'decline',
  },
  '/clicks': {
    name: 'a page that stops every click outside its form',
    page: page(
      `${form}<script>document.addEventListener('click', (event) => { if (!event.target.closest('form')) { event.preventDefault(); event.stopImmediatePropagation() } }, true)</script>`,
    ),
    press: 'accept',
  },
  '/filter': {
    name: 'a filter on the whole page',
    page: page(form, '<style>html{filter:contrast(1.05)}</style>'),
    press: 'decline',
  },
  '/arabic': {
    name: 'a page in Arabic, whose vocabulary the rules have to request',
    page: { file: join(repository, 'extension/detectors/product-pages/owncloud-expired-ar.html') },
    press: 'decline',
  },
  '/korean': {
    name: 'a page in Korean that says so only by the words for "no longer usable"',
    page: { file: join(repository, 'extension/detectors/product-pages/zimbra-expired-ko.html') },
    press: 'decline',
  },
  '/fade': {
    name: 'a form that fades in late',
    page: page(
      `<div id="late">${form}</div>`,
      '<style>#late{animation:fade .3s 1.2s both}@keyframes fade{from{opacity:0;visibility:hidden}}</style>',
    ),
    press: 'decline',
  },
  '/frames': {
    name: 'a frameset',
    page: {
      html: '<!doctype html><title>Portal</title><frameset cols="20%,80%"><frame src="/menu"><frame src="/frame"></frameset>',
    },
    parts: { '/menu': page('<p>Menu</p>'), '/frame': page(form) },
    press: 'decline',
  },
  '/replaced': {
    name: 'a page that document.write replaces after the offer',
    page: page(
      `${form}<script>const form = document.querySelector('form').outerHTML; const wait = setInterval(() => {
if (!document.querySelector('[data-help-card]')) return; clearInterval(wait); document.open();
document.write('<!doctype html><title>Change password</title><body id="second"><h1>Your password has expired</h1><p>You must change your password before you can sign in.</p>' + form); document.close() }, 20)</script>`,
    ),
    ready: '#second',
    press: 'decline',
  },
}

/** All of them with their parts, by path. */
export const listDifficultPages = (): Record<string, StaticPage> =>
  Object.fromEntries(
    Object.entries(difficultPages).flatMap(([path, { page, parts }]) => [[path, page], ...Object.entries(parts ?? {})]),
  )
