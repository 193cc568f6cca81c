import { useLayoutEffect, useMemo } from 'preact/hooks'
import { controlId } from '../../../shared/forms/FieldFrame.tsx'
import { Form } from '../../../shared/forms/Form.tsx'
import { createForm, type FormState } from '../../../shared/forms/form-state.ts'
import { SecretInput } from '../../../shared/forms/SecretInput.tsx'
import { Button } from '../../../shared/ui/Button.tsx'
import { PageHeading } from '../../../shared/wizard/PageHeading.tsx'
import { useTranslator } from '../../../shared/wizard/use-translator.ts'
import type { NewAnswers, Questions } from './client.ts'
import { ProblemNotice } from './ProblemNotice.tsx'
import { QuestionList, QuestionNotices } from './QuestionList.tsx'
import type { SignedInProps } from './signed-in-props.ts'

/** The person's security questions: which there are, which are locked, and what can be done with them. */
export function QuestionsPage({ store, questions }: SignedInProps & { questions: Questions }) {
  const t = useTranslator()
  const { site, busy, questionsNotice } = store.state.value
  const { registered } = questions
  return (
    <>
      <PageHeading key={questionsNotice} title={t('password-pages.questions-title')} name={site?.name} />
      <QuestionNotices questions={questions} notice={questionsNotice} />
      <ProblemNotice store={store} />
      <QuestionList
        questions={questions}
        drawDelete={({ id, text }) => (
          <Button look="quiet" busy={busy} onPress={() => void store.deleteQuestion(id)}>
            {t('password-pages.questions-delete')}
            <span class="only-read">: {text}</span>
          </Button>
        )}
      />
      <div class="buttons">
        {registered.some(({ isLocked }) => isLocked) && (
          <Button look="primary" busy={busy} onPress={() => void store.unlockQuestions()}>
            {t('password-pages.questions-unlock')}
          </Button>
        )}
        <Button look="second" busy={busy} onPress={store.answerQuestions}>
          {t('password-pages.questions-all')}
        </Button>
        <Button look="quiet" busy={busy} onPress={store.showTargets}>
          {t('password-pages.back')}
        </Button>
      </div>
    </>
  )
}

/** New answers, in place of all there are. What was typed stays when they are refused. */
export function AnswersPage({ store, questions }: SignedInProps & { questions: Questions }) {
  const t = useTranslator()
  const { site, busy, answersProblem: problem } = store.state.value
  const form = useMemo(() => createForm({ answer: questions.answer }), [questions.answer])
  const shown = useMemo((): FormState => {
    const field = problem?.field
    if (!problem || !form.fields.some(({ path }) => path === field) || field === undefined)
      return { ...form, generalProblem: problem?.text }
    form.problems.value = { [field]: { text: problem.text } }
    return { ...form, refusedField: field, announcesRefusal: true }
  }, [form, problem])
  useLayoutEffect(() => {
    if (problem?.field) document.getElementById(controlId(problem.field))?.focus()
  }, [problem])
  return (
    <>
      <PageHeading title={t('password-pages.questions-title')} name={site?.name} />
      <p class="page-text">{t('password-pages.questions-text')}</p>
      <Form
        form={shown}
        Secret={SecretInput}
        // As the schema of the server describes it.
        onAnswer={(answer) => void store.saveAnswers(answer as NewAnswers)}
        notices={<ProblemNotice store={store} />}
        buttons={
          <>
            <Button look="primary" type="submit" busy={busy}>
              {t('password-pages.questions-save')}
            </Button>
            <Button look="quiet" busy={busy} onPress={() => void store.showQuestions()}>
              {t('wizard.cancel')}
            </Button>
          </>
        }
      />
    </>
  )
}
