import { html } from 'hono/html'
import type { HtmlEscapedString } from 'hono/utils/html'

/**
 * A simulated web mail of the sample company, with the addresses, forms and field names of Exchange's Outlook on the web, but its own
 * look. People can try the whole path with it: sign in, get the expired password, change it, sign in again.
 */

type Html = HtmlEscapedString | Promise<HtmlEscapedString>

function frame(title: string, body: Html): Html {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<link rel="stylesheet" href="/practice/practice.css">
</head>
<body>
<main id="lgnDiv" class="logonDiv">
<p class="brand">Example Company <span>Mail</span></p>
${body}
<p class="note">This is a practice page of Latchkey's sample company. Nothing here leaves this computer.</p>
</main>
</body>
</html>`
}

const renderProblem = (text: string | undefined) =>
  text ? html`<p class="passwordError" role="alert">${text}</p>` : ''

export function signInPage({ problem, notice }: { problem?: string; notice?: string } = {}): Html {
  return frame(
    'Sign in – Example Company Mail',
    html`<h1>Sign in</h1>
${notice ? html`<p class="notice">${notice}</p>` : ''}${renderProblem(problem)}
<form name="logonForm" action="/practice/owa/auth.owa" method="post">
<label for="username">Domain\\user name</label>
<input id="username" name="username" autocomplete="username" required>
<label for="password">Password</label>
<input id="password" name="password" type="password" autocomplete="current-password" required>
<button type="submit">Sign in</button>
</form>`,
  )
}

export function expiredPage(problem?: string): Html {
  return frame(
    'Password expired – Example Company Mail',
    html`<h1>Your password has expired</h1>
<p>Your password has expired and you need to change it before you sign in to Example Company Mail.</p>${renderProblem(problem)}
<form name="exppwForm" action="/practice/owa/auth/expiredpassword.aspx" method="post" autocomplete="off">
<input type="hidden" name="url" value="/owa/auth.owa">
<label for="username">Domain\\user name</label>
<input id="username" name="username">
<label for="oldPwd">Current password</label>
<input id="oldPwd" name="oldPwd" type="password">
<label for="newPwd1">New password</label>
<input id="newPwd1" name="newPwd1" type="password">
<label for="newPwd2">Confirm new password</label>
<input id="newPwd2" name="newPwd2" type="password">
<input type="hidden" name="isUtf8" value="1">
<button type="submit">Submit</button>
</form>
<p><a href="/practice/owa/auth/logon.aspx">Back to sign-in</a></p>`,
  )
}

export function signedInPage({ displayName, mail }: { displayName: string; mail?: string }): Html {
  return frame(
    'Signed in – Example Company Mail',
    html`<h1>Hello, ${displayName}</h1>
<p class="notice">You are signed in with your company password.</p>
${mail ? html`<p><a href="/practice/inbox?to=${encodeURIComponent(mail)}">Inbox</a></p>` : ''}
<p><a href="/practice/owa/auth/logon.aspx">Sign out</a></p>`,
  )
}
