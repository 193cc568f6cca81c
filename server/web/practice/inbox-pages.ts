import { html, raw } from 'hono/html'
import type { PracticeMail } from '../../directory/sample/mailbox.ts'
import { type Html, practiceFrame } from './frame.ts'

export interface InboxView {
  mails: readonly PracticeMail[]
  /** Every address that got a mail. */
  recipients: readonly string[]
  /** The address whose mails alone are shown. */
  to?: string
}

const formatTime = (iso: string): string =>
  new Date(iso).toLocaleString('en-GB', { dateStyle: 'medium', timeStyle: 'medium' })

/** Every mail that Latchkey sent to the sample company, newest first. */
export function inboxPage({ mails, recipients, to }: InboxView): Html {
  return practiceFrame(
    { title: 'Inbox', at: '/practice/inbox', live: true },
    html`<h1>Inbox</h1>
<p>Every e-mail that Latchkey sends to the sample company arrives here, newest first. New e-mails appear by themselves.</p>
<form class="filter" method="get" action="/practice/inbox">
<label for="to">E-mails to
<select id="to" name="to"><option value="">Everybody</option>${[...new Set([...recipients, ...(to ? [to] : [])])].map(
      (address) => html`<option value="${address}"${address === to ? html` selected` : ''}>${address}</option>`,
    )}</select></label>
<button type="submit" class="quiet">Show</button>
</form>
<div data-live>
<p role="status">${mails.length === 1 ? '1 e-mail' : `${mails.length} e-mails`}</p>
${mails.length === 0 ? html`<p>No e-mail has arrived yet. Change a password or ask for a code, and look here again.</p>` : ''}
<ul class="mails">${mails.map(
      ({ id, subject, to, receivedAt, language }) =>
        html`<li><a id="mail-${id}" href="/practice/inbox/${id}" lang="${language}">${subject}</a>
<span>To ${to}, <time datetime="${receivedAt}">${formatTime(receivedAt)}</time></span></li>`,
    )}</ul>
</div>`,
  )
}

/** Where mails do not arrive here, this says where they are. */
export function noInboxPage(): Html {
  return practiceFrame(
    { title: 'Inbox', at: '/practice/inbox' },
    html`<h1>Inbox</h1>
<p>E-mails do not arrive here, since <code>LATCHKEY_SMTP</code> is set. They are at the mail server that it names; with <code>none</code> they wait in the outbox. Start without this variable to read them here.</p>`,
  )
}

/** One mail: its HTML in a frame that may run nothing and load nothing, and its text. */
export function mailPage(mail: PracticeMail): Html {
  const { id, subject, to, receivedAt, text, language } = mail
  const asText = html`<pre lang="${language}">${linkAddresses(text)}</pre>`
  return practiceFrame(
    { title: subject, at: '/practice/inbox' },
    html`<h1 lang="${language}">${subject}</h1>
<dl><dt>To</dt><dd>${to}</dd><dt>Received</dt><dd><time datetime="${receivedAt}">${formatTime(receivedAt)}</time></dd></dl>
${
  mail.html
    ? html`<iframe title="The e-mail as HTML" src="/practice/inbox/${id}/html" sandbox="allow-popups allow-popups-to-escape-sandbox"></iframe>
<h2>As plain text</h2>`
    : ''
}
${asText}
<p><a href="/practice/inbox?to=${encodeURIComponent(to)}">All e-mails to ${to}</a></p>`,
  )
}

/** Addresses in a text as links, as mail programs show them. */
const linkAddresses = (text: string): Html[] =>
  text
    .split(/(https?:\/\/[^\s<>"]*[^\s<>".,;:)])/)
    .map((part, index) => (index % 2 === 1 ? html`<a href="${part}">${part}</a>` : html`${part}`))

/** The mail's own document; its links open in a tab of their own, since the frame shows nothing else. */
export const mailDocument = (document: string): Html => raw(document.replace('<head>', '<head><base target="_blank">'))
