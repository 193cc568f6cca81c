import { html } from 'hono/html'
import { type Html, practiceFrame } from './frame.ts'

export interface ShownCode {
  /** Whose code it is. */
  label: string
  code: string
  /** ISO 8601: another code follows then. */
  until: string
  /** The typed key, which can be removed; absent for an app that an account has registered. */
  secret?: string
}

export interface TelephoneView {
  codes: readonly ShownCode[]
  /** What was typed and not accepted. */
  refused?: { key: string; text: string }
}

const spaced = (code: string): string => code.replace(/^(\d{3})(\d{3})$/, '$1 $2')
const formatTime = (iso: string): string => new Date(iso).toLocaleTimeString('en-GB')

/** The authenticator app of everybody in the sample company, on one make-believe telephone. */
export function telephonePage({ codes, refused }: TelephoneView): Html {
  return practiceFrame(
    { title: 'Phone', at: '/practice/telephone', live: true },
    html`<h1>Phone</h1>
<p>The authenticator app of the practice accounts, for which no real phone is needed. New codes appear by themselves; each code can be used once.</p>
<div data-live>
${codes.length === 0 ? html`<p>No authenticator app is set up yet. Begin on <a href="/me/">My password health</a> as <code>finegrained.user</code>, and paste the key below.</p>` : ''}
<ul class="codes">${codes.map(
      ({ label, code, until, secret }) => html`<li><div>${label}
<code>${spaced(code)}</code><span class="hint">valid until ${formatTime(until)}</span></div>${
        secret
          ? html`<form method="post" action="/practice/telephone/remove"><input type="hidden" name="secret" value="${secret}"><button type="submit" class="quiet" aria-label="Remove ${label}">Remove</button></form>`
          : ''
      }</li>`,
    )}</ul>
</div>
<h2>Set up an app</h2>
<form method="post" action="/practice/telephone">
<label for="key">Key</label>
<input id="key" name="key" required maxlength="500" autocomplete="off" spellcheck="false" value="${refused?.key ?? ''}" aria-describedby="key-hint${refused ? ' key-problem' : ''}"${refused ? html` aria-invalid="true"` : ''}>
<p class="hint" id="key-hint">The page that sets up an authenticator app shows it below the QR code. Copy it there and paste it here.</p>
${refused ? html`<p class="passwordError" id="key-problem" role="alert">${refused.text}</p>` : ''}
<button type="submit">Show its codes</button>
</form>`,
  )
}
