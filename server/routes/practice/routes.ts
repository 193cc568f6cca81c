import type { Hono } from 'hono'
import { getTranslator } from '../../../shared/languages/translator.ts'
import type { PracticeMailbox } from '../../directory/sample/mailbox.ts'
import { sampleAccounts } from '../../directory/sample/practice-accounts.ts'
import { practiceScript } from '../../web/practice/script.ts'
import { startPage } from '../../web/practice/start-page.ts'
import { practiceStyle } from '../../web/practice/style.ts'
import { inboxRoutes } from './inbox-routes.ts'
import { practiceMailRoutes } from './mail-routes.ts'
import { type TelephoneServices, telephoneRoutes } from './telephone-routes.ts'

export interface PracticeServices extends TelephoneServices {
  practice?: TelephoneServices['practice'] & { mailbox?: PracticeMailbox }
}

/** Pages of the sample company. With a real directory every path here is a 404. */
export function practiceRoutes(app: Hono, services: PracticeServices): void {
  const translate = getTranslator('en')
  app.get('/practice', (context) => context.redirect('/practice/', 301))
  app.get('/practice/', (context) => context.html(startPage({ accounts: sampleAccounts, translate })))
  app.get('/practice/accounts.json', (context) => context.json(sampleAccounts))
  app.get('/practice/practice.css', (context) =>
    context.body(practiceStyle, 200, { 'Content-Type': 'text/css; charset=utf-8' }),
  )
  app.get('/practice/practice.js', (context) =>
    context.body(practiceScript, 200, { 'Content-Type': 'text/javascript; charset=utf-8' }),
  )
  practiceMailRoutes(app, services.directory)
  inboxRoutes(app, services.practice?.mailbox)
  telephoneRoutes(app, services)
}
