import '../../../shared/forms/new-password.css'
import { useTranslator } from '../../../shared/wizard/use-translator.ts'
import { PasswordPage } from './PasswordPage.tsx'
import { AnswersPage, QuestionsPage } from './QuestionsPage.tsx'
import { ResultsPage } from './ResultsPage.tsx'
import type { SignedInProps } from './signed-in-props.ts'
import { TargetsPage } from './TargetsPage.tsx'

/** The pages behind the sign-in. */
export function SignedInPages(props: SignedInProps) {
  const t = useTranslator()
  const { view, order, results, questions } = props.store.state.value
  if (view === 'password' && order) return <PasswordPage {...props} order={order} />
  if (view === 'results' && results) return <ResultsPage {...props} results={results} />
  if (view === 'questions' && questions) return <QuestionsPage {...props} questions={questions} />
  if (view === 'answers' && questions) return <AnswersPage {...props} questions={questions} />
  return <TargetsPage key={t('password-pages.title')} {...props} />
}
