import { type Control, defineView } from './control.ts'

/** The answers that the caller should give, for operators who may see them. */
export interface ShownAnswersData {
  answers: readonly { question: string; answer: string }[]
}

export const ShownAnswersView = defineView<ShownAnswersData>(({ data }) => {
  const { answers } = data
  return (
    <dl class="shown-answers">
      {answers.map(({ question, answer }) => (
        <div key={question}>
          <dt>{question}</dt>
          <dd>{answer}</dd>
        </div>
      ))}
    </dl>
  )
})

export const shownAnswers: Control = { View: ShownAnswersView }
