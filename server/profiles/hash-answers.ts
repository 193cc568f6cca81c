import type { NewAnswer } from '../store/profiles.ts'
import { kindOf, repeatsQuestion, wordingOf } from './answer-rules.ts'
import { encryptFor } from './encryption.ts'
import { normalForm } from './normal-form.ts'
import type { GivenAnswer } from './profile.ts'
import type { ProfileScope } from './profile-scope.ts'
import { toLengthClass } from './profile-state.ts'
import { isReadable, type QuestionRequirements } from './question-requirements.ts'

/** Rows of answers: a hash each, and the facts that later checks need, since a hash does not reveal them. A decoy's answers take the same work. */
export async function hashAnswers(
  { hasher, keys, id }: Pick<ProfileScope, 'hasher' | 'keys' | 'id'>,
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
      question: one.question,
      hash: hashes[index] ?? '',
      kind,
      language,
      caseSensitive,
      wording: isOwn ? encryptFor(keys, 'question', id, wording) : wording || null,
      sealedAnswer: isReadable(kind, requirements) ? encryptFor(keys, 'answer', id, one.answer) : null,
      lengthAtLeast: toLengthClass([...form].length, minAnswerLength),
      questionLength: isOwn ? [...wording].length : null,
      repeatsAnother: forms.filter((other) => other === form).length > 1,
      repeatsQuestion: repeatsQuestion(form, wording),
    }
  })
}
