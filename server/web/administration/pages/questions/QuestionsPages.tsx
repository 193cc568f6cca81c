import { useTranslator } from '../../../../../shared/wizard/use-translator.ts'
import type { PageProps } from '../../section.ts'
import { PolicyPartPages } from '../policies/PolicyPartPages.tsx'
import { ProfileUpdates } from './ProfileUpdates.tsx'
import { QuestionListPreview } from './QuestionListPreview.tsx'
import { QuestionsPage } from './QuestionsPage.tsx'

/** `questions`, `questions/default` and `questions/default/history`. */
export function QuestionsPages(props: PageProps) {
  const t = useTranslator()
  const [id] = props.parts
  if (id === undefined) return <QuestionsPage {...props} />
  return (
    <PolicyPartPages
      key={id}
      {...props}
      id={id}
      page="questions"
      text={t('administration.questions-of-text')}
      toTitle={(policy) => t('administration.questions-of', { policy })}
      after={({ value }) => (
        <>
          <QuestionListPreview {...props} policy={id} questions={value.questions} />
          <ProfileUpdates {...props} policy={id} questions={value.questions} />
        </>
      )}
    />
  )
}
