import type { Translator } from '../../../../../shared/languages/translator.ts'
import { PageHeading } from '../../../../../shared/wizard/PageHeading.tsx'
import { useTranslator } from '../../../../../shared/wizard/use-translator.ts'
import type { PageProps } from '../../section.ts'
import { PolicyEntries } from '../policies/PolicyEntries.tsx'
import type { PolicyEntry } from '../workflows/load-workflows.ts'
import { nameLanguage } from './name-language.ts'

/** The questions of every policy in a line each. */
export function QuestionsPage({ api, language }: PageProps) {
  const t = useTranslator()
  return (
    <>
      <PageHeading title={t('administration.questions')} />
      <p class="page-text">{t('administration.questions-text')}</p>
      <PolicyEntries api={api} page="questions" language={language}>
        {({ questions }) => describeQuestions(t, questions, language)}
      </PolicyEntries>
    </>
  )
}

function describeQuestions(t: Translator, questions: PolicyEntry['questions'], language: string): string {
  const { answers, languages } = questions
  const kinds = (['mandatory', 'optional', 'helpdesk', 'userDefined'] as const)
    .filter((kind) => questions[kind] > 0)
    .map((kind) => t(`administration.questions-${kind}`, { count: questions[kind] }))
  return [
    t('administration.questions-answers', { count: answers }),
    ...kinds,
    languages.map((code) => nameLanguage(code, language)).join(', '),
  ].join(' · ')
}
