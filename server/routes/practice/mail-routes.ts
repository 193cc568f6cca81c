import type { Context, Hono } from 'hono'
import type { Directory, VerifyResult } from '../../directory/directory.ts'
import { expiredPage, signedInPage, signInPage } from '../../web/practice/mail-pages.ts'

/** The make-believe web mail of the sample company, where an expired password is met. */
export function practiceMailRoutes(app: Hono, directory: Directory): void {
  app.get('/practice/expired', (context) => context.redirect('/practice/owa/auth/expiredpassword.aspx', 302))
  app.get('/practice/owa/auth/logon.aspx', (context) => {
    const changed = context.req.query('reason') === '4'
    return context.html(signInPage(changed ? { notice: 'Sign in with your new password.' } : {}))
  })
  app.get('/practice/owa/auth/expiredpassword.aspx', (context) => context.html(expiredPage()))
  // As in most companies, Exchange's own form is switched off: Latchkey replaces it.
  app.post('/practice/owa/auth/expiredpassword.aspx', (context) =>
    context.html(expiredPage('Changing the password here is switched off. Your company uses Latchkey for it.')),
  )
  app.post('/practice/owa/auth.owa', (context) => signIn(context, directory))
}

async function signIn(context: Context, directory: Directory): Promise<Response> {
  const form = await context.req.parseBody()
  const [account, password] = [String(form.username ?? ''), String(form.password ?? '')]
  const session = directory.openSession({})
  const found = await session.find(account)
  const verdict: VerifyResult = found.found === 'one' ? await session.verifyPassword(found.person, password) : 'wrong'
  if (verdict === 'expired' || verdict === 'must-change')
    return context.redirect('/practice/owa/auth/expiredpassword.aspx?url=/owa/auth.owa', 302)
  if (verdict === 'right' && found.found === 'one') return context.html(signedInPage(found.person))
  return context.html(
    signInPage({ problem: 'The user name or password you entered is not correct. Enter it again.' }),
    401,
  )
}
