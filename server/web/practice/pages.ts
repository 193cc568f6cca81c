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

export function inboxPage(name: string): Html {
  return frame(
    'Inbox – Example Company Mail',
    html`<h1>Hello, ${name}</h1>
<p class="notice">You are signed in with your company password.</p>
<p><a href="/practice/owa/auth/logon.aspx">Sign out</a></p>`,
  )
}

export const practiceStyle = `:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
body { margin: 0; min-height: 100vh; display: grid; place-items: center; background: light-dark(#eef1f6, #14181f); }
main { inline-size: min(24rem, calc(100vw - 2rem)); margin: 2rem 1rem; padding: 2rem; box-sizing: border-box; background: light-dark(#fff, #1f2530); border-radius: 4px; }
.brand { margin: 0 0 1.5rem; font-size: 1.25rem; color: light-dark(#1b4b91, #9dc0ff); } .brand span { font-weight: 600; }
h1 { font-size: 1.375rem; margin: 0 0 1rem; font-weight: 600; }
label { display: block; margin-block: 1rem .25rem; } input { inline-size: 100%; box-sizing: border-box; font: inherit; padding: .5rem; border: 1px solid light-dark(#767676, #8b93a3); border-radius: 2px; background: transparent; color: inherit; }
button { margin-block-start: 1.5rem; font: inherit; padding: .5rem 1.25rem; border: 1px solid transparent; cursor: pointer; border-radius: 2px; color: #fff; background: #1b4b91; }
a { color: light-dark(#1b4b91, #9dc0ff); } .passwordError { color: light-dark(#a4262c, #ff9ba0); } .notice { padding: .75rem; background: light-dark(#e7f1e7, #24361f); }
.note { margin-block: 2rem 0; font-size: .8125rem; color: light-dark(#595f69, #a9b1bf); }
`
