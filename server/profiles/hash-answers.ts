import type { NewAnswer } from '../store/profiles.ts'
import { kindOf, repeatsQuestion, wordingOf } from './answer-rules.ts'
import { normalForm } from './normal-form.ts'
import type { GivenAnswer } from './profile.ts'
import { noteLength } from './profile-state.ts'
import { isReadable, type QuestionRequirements } from './question-requirements.ts'
import type { Scope } from './scope.ts'
import { sealFor } from './sealing.ts'

/** Rows of answers: a hash each, and what must be known of it later, when nobody can see it any more. The work is a decoy's, too. */
export async function hashedAnswers(
  { hasher, keys, id }: Pick<Scope, 'hasher' | 'keys' | 'id'>,
  given: readonly GivenAnswer[],
  requirements: QuestionRequirements,
): Promise<NewAnswer[]> {
  const { caseSensitive, language, minAnswerLength } = requirements
  const forms = given.map(({ answer }) => normalForm(answer))
  const hashes = await hasher.hash(given.map(({ answer }) => normalForm(answer, { caseSensitive })))
  return given.map((one, index) => {
    const form = forms[index] ?? ''
    const kind = kindOf(one.question, requirements) ?? 'optional'
    const wording = wordingOf(one, requirements)
    const isOwn = kind === 'user-defined'
    return {
      ...{ question: one.question, hash: hashes[index] ?? '', kind, language, caseSensitive },
      wording: isOwn ? sealFor(keys, 'question', id, wording) : wording || null,
      sealedAnswer: isReadable(kind, requirements) ? sealFor(keys, 'answer', id, one.answer) : null,
      lengthAtLeast: noteLength([...form].length, minAnswerLength),
      questionLength: isOwn ? [...wording].length : null,
      repeatsAnother: forms.filter((other) => other === form).length > 1,
      repeatsQuestion: repeatsQuestion(form, wording),
    }
  })
}
