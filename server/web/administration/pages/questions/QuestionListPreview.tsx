import { useState } from 'preact/hooks'
import { Notice } from '../../../../../shared/ui/Notice.tsx'
import { PartSkeleton } from '../../../../../shared/ui/Skeleton.tsx'
import { useTranslator } from '../../../../../shared/wizard/use-translator.ts'
import type { AdminApi } from '../../../../routes/operations.ts'
import type { Json } from '../../form/value.ts'
import type { PageProps } from '../../section.ts'
import { useEdited } from '../../use-edited.ts'
import { nameLanguage } from './name-language.ts'

type Preview = 'POST /api/v1/admin/policies/{id}/question-lists'
type QuestionList = AdminApi[Preview]['reply']['lists'][number]
/** The form has JSON; the server checks it. */
export type EditedQuestions = AdminApi[Preview]['send']['body']['questions']

interface QuestionListPreviewProps extends Pick<PageProps, 'api' | 'language'> {
  /** Id. */
  policy: string
  questions: Json | undefined
}

/** The list of each language as people meet it, while the questions are edited. */
export function QuestionListPreview({ api, language, policy, questions }: QuestionListPreviewProps) {
  const t = useTranslator()
  const [chosen, choose] = useState<string>()
  const { value, problem } = useEdited(
    () =>
      api('POST /api/v1/admin/policies/{id}/question-lists', {
        params: { id: policy },
        body: { questions: questions as EditedQuestions },
      }),
    questions,
    language,
  )
  const shown = value?.lists.find((list) => list.language === chosen) ?? value?.lists[0]
  return (
    <section>
      <h2 class="section-title">{t('administration.question-lists')}</h2>
      {problem && (
        <Notice tone="warn" text={problem.problems ? t('administration.question-lists-with-problems') : problem.text} />
      )}
      {!value && !problem && <PartSkeleton label={t('wizard.loading')} />}
      {value && value.lists.length > 1 && (
        <fieldset class="field">
          <legend class="field-label">{t('administration.question-lists-language')}</legend>
          <div class="weekdays">
            {value.lists.map((list) => (
              <label key={list.language} class="option">
                <input
                  type="radio"
                  name="question-list"
                  checked={list === shown}
                  onChange={() => choose(list.language)}
                />
                <span>{nameLanguage(list.language, language)}</span>
              </label>
            ))}
          </div>
        </fieldset>
      )}
      {shown && <ShownList list={shown} />}
    </section>
  )
}

function ShownList({ list: { language, answers, questions } }: { list: QuestionList }) {
  const t = useTranslator()
  return (
    <>
      <p>{t('administration.questions-answers', { count: answers })}</p>
      {(['mandatory', 'optional', 'helpdesk'] as const).map((kind) => {
        const own = questions.filter((question) => question.kind === kind)
        if (own.length === 0) return null
        return (
          <section key={kind}>
            <h3 class="field-label">{t(`administration.question-kind-${kind}`)}</h3>
            <ul class="entries">
              {own.map(({ id, text, isTranslated }) => (
                <li key={id}>
                  <span class="entry-text" lang={isTranslated ? language : undefined} dir="auto">
                    {text}
                  </span>
                  <span class="entry-state">
                    {id}
                    {!isTranslated && ` · ${t('administration.question-not-translated')}`}
                  </span>
                </li>
              ))}
            </ul>
          </section>
        )
      })}
    </>
  )
}
