import type { Hono } from 'hono'
import { AppError } from '../../../shared/errors.ts'
import type { PracticeMail, PracticeMailbox } from '../../directory/sample/mailbox.ts'
import { inboxPage, mailDocument, mailPage, noInboxPage } from '../../web/practice/inbox-pages.ts'

/** A mail's HTML may load nothing and run nothing, and only the page of the mail may frame it. */
const mailPolicy =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; form-action 'none'; frame-ancestors 'self'; sandbox allow-popups allow-popups-to-escape-sandbox"
const framePolicy =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

/** The mails that the sample company got. `mailbox` is absent where mails go elsewhere. */
export function inboxRoutes(app: Hono, mailbox: PracticeMailbox | undefined): void {
  const loadMail = async (id: string): Promise<PracticeMail> => {
    const mail = await mailbox?.find(id)
    if (!mail) throw new AppError('not-found')
    return mail
  }

  app.get('/practice/inbox', async (context) => {
    if (!mailbox) return context.html(noInboxPage())
    const to = context.req.query('to')?.slice(0, 254) || undefined
    const [mails, recipients] = await Promise.all([mailbox.list(to), mailbox.listRecipients()])
    return context.html(inboxPage({ mails, recipients, to }))
  })
  app.get('/practice/inbox/:id', async (context) => {
    const mail = await loadMail(context.req.param('id'))
    context.header('Content-Security-Policy', framePolicy)
    return context.html(mailPage(mail))
  })
  app.get('/practice/inbox/:id/html', async (context) => {
    const { html } = await loadMail(context.req.param('id'))
    if (html === undefined) throw new AppError('not-found')
    context.header('Content-Security-Policy', mailPolicy)
    return context.html(mailDocument(html))
  })
}
