import type { Control } from './control.ts'

/** What the caller should say, for the eyes of somebody of the helpdesk who may see it. */
export interface ShownAnswersData {
  answers: readonly { question: string; answer: string }[]
}

export function ShownAnswersView({ data }: { data: Record<string, unknown> }) {
  const { answers } = data as unknown as ShownAnswersData
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
}

export const shownAnswers: Control = { View: ShownAnswersView }
