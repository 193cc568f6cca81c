import { Lock } from 'lucide'
import type { ComponentChildren } from 'preact'
import { Icon } from '../../../shared/ui/Icon.tsx'
import { Notice } from '../../../shared/ui/Notice.tsx'
import { useTranslator } from '../../../shared/wizard/use-translator.ts'
import type { Questions } from './client.ts'

type Registered = Questions['registered'][number]

/** `drawDelete`: a button where scripts run, a form where they do not. */
export function QuestionList({
  questions,
  drawDelete,
}: {
  questions: Questions
  drawDelete: (question: Registered) => ComponentChildren
}) {
  const t = useTranslator()
  return (
    <ul class="question-list">
      {questions.registered.map((question) => (
        <li key={question.id}>
          <span class="question">
            {question.text}
            {question.isLocked && (
              <span class="quiet">
                <Icon icon={Lock} /> {t('password-pages.questions-locked')}
              </span>
            )}
          </span>
          {drawDelete(question)}
        </li>
      ))}
    </ul>
  )
}

/** What was done last, and whether there are too few to sign in by them. */
export function QuestionNotices({
  questions: { registered, required },
  notice,
}: {
  questions: Questions
  notice?: 'saved' | 'deleted' | 'unlocked'
}) {
  const t = useTranslator()
  const few = t('password-pages.questions-few', { required, count: registered.length })
  return (
    <>
      {notice && <Notice tone="good" alert text={t(`password-pages.questions-${notice}`)} />}
      {registered.length === 0 && <p class="page-text">{t('password-pages.questions-none')}</p>}
      {registered.length > 0 && registered.length < required && <Notice tone="warn" text={few} />}
    </>
  )
}
