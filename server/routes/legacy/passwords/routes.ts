import type { Context, Hono } from 'hono'
import { createFormHandler, createPageHandler, type FormPost } from '../handlers.ts'
import type { LegacySession } from '../legacy-session.ts'
import { paths } from '../paths.ts'
import {
  showNewPassword,
  showPasswords,
  showResults,
  submitNewPassword,
  submitPasswords,
  submitResults,
} from './passwords.ts'
import { showNewAnswers, showQuestions, submitNewAnswers, submitQuestions } from './questions.ts'
import type { LegacyPasswordServices } from './services.ts'
import { showAnswers, submitAnswers } from './sign-in.ts'

/** The password pages of the Legacy site, complete without JavaScript; part of its routes, since its errors are theirs. */
export function addPasswordRoutes(site: Hono, services: LegacyPasswordServices): void {
  const { legacy } = services
  const add = (
    path: string,
    show: (services: LegacyPasswordServices, context: Context, session: LegacySession) => Promise<Response>,
    submit: (services: LegacyPasswordServices, posted: FormPost) => Promise<string>,
  ) => {
    site.get(
      path,
      createPageHandler(legacy, (_, context, session) => show(services, context, session)),
    )
    site.post(
      path,
      createFormHandler(
        legacy,
        () => path,
        (_, posted) => submit(services, posted),
      ),
    )
  }
  add(paths.passwords, showPasswords, submitPasswords)
  add(paths.passwordAnswers, showAnswers, submitAnswers)
  add(paths.newPassword, showNewPassword, submitNewPassword)
  add(paths.passwordResults, showResults, submitResults)
  add(paths.ownQuestions, showQuestions, submitQuestions)
  add(paths.ownAnswers, showNewAnswers, submitNewAnswers)
}
