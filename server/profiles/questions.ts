import type { Reader } from '../store/database.ts'
import { findProfile, type StoredAnswer } from '../store/profiles.ts'
import { decryptFor } from './encryption.ts'
import { hashAnswers } from './hash-answers.ts'
import { normalForm } from './normal-form.ts'
import type { GivenAnswer, Profile, RegisteredQuestion } from './profile.ts'
import type { OfferedQuestions, ProfileScope } from './profile-scope.ts'
import { helpdeskKinds, type QuestionKind, selfServiceKinds } from './question-requirements.ts'
import { shuffle } from './shuffle.ts'

/** A hash that no answer has; verifying against it costs the same as against a real one. */
export const decoyHash = `$argon2id$v=19$m=19456,t=2,p=1$${'A'.repeat(22)}$${'A'.repeat(43)}`

/** A question that can be asked, with the hash of its answer. */
interface AskableQuestion {
  id: string
  kind: QuestionKind
  hash: string
  stored?: StoredAnswer
}

/** The part of a profile that questions and answers are. */
export function questionsOf(
  scope: ProfileScope,
): Pick<
  Profile,
  | 'chooseQuestionIds'
  | 'chooseQuestions'
  | 'answerableQuestions'
  | 'registeredQuestions'
  | 'verifyAnswers'
  | 'findWrongAnswers'
  | 'readableAnswers'
  | 'hashAnswers'
> {
  const { store, keys, hasher, key, person, id, offered } = scope

  async function registration(reader: Reader = store.read): Promise<{ salt: string; answers: AskableQuestion[] }> {
    const profile = await findProfile(reader, id)
    const answers = (person && profile?.answers) ?? []
    if (answers.length > 0) {
      return { salt: profile?.askSalt ?? '', answers: answers.map((stored) => toAskable(stored)) }
    }
    const decoys = decoyQuestions(scope, offered)
    return { salt: '', answers: decoys.map((question) => ({ ...question, hash: decoyHash })) }
  }

  async function answerable(kinds: readonly QuestionKind[]) {
    const { salt, answers } = await registration()
    return { salt, answers: answers.filter(({ kind }) => kinds.includes(kind)) }
  }

  async function asked(count: number, kinds: readonly QuestionKind[]): Promise<AskableQuestion[]> {
    const { salt, answers } = await answerable(kinds)
    return shuffle(keys, answers, [key, salt]).slice(0, count)
  }

  function question({ id: question, kind, stored }: AskableQuestion): RegisteredQuestion {
    const { wording = null, language = 'en' } = stored ?? {}
    if (wording === null) return { id: question, kind, language }
    return {
      id: question,
      kind,
      language,
      wording: kind === 'user-defined' ? decryptFor(keys, 'question', id, wording) : wording,
    }
  }

  /** Ids of questions with a wrong answer; hashes each answer, also to questions that are not registered. */
  async function wrong(given: readonly GivenAnswer[]): Promise<string[]> {
    const { answers } = await registration()
    const known = new Map(answers.map((one) => [one.id, one]))
    const right = await hasher.verify(
      given.map(({ question, answer }) => {
        const one = known.get(question)
        return {
          secret: normalForm(answer, { caseSensitive: one?.stored?.caseSensitive }),
          phc: one?.hash ?? decoyHash,
        }
      }),
    )
    return given.filter((_, index) => person === undefined || !right[index]).map(({ question }) => question)
  }

  return {
    async chooseQuestionIds(count, { kinds = selfServiceKinds } = {}) {
      return (await asked(count, kinds)).map((one) => one.id)
    },
    async chooseQuestions(count, { kinds = selfServiceKinds } = {}) {
      return (await asked(count, kinds)).map(question)
    },
    async answerableQuestions({ kinds = selfServiceKinds } = {}) {
      return (await answerable(kinds)).answers.map(question)
    },
    async registeredQuestions() {
      return (await registration()).answers.filter(({ stored }) => stored).map((one) => one.id)
    },
    findWrongAnswers: wrong,
    async verifyAnswers(given) {
      return (await wrong(given)).length === 0 && given.length > 0
    },
    hashAnswers: (given, requirements) => hashAnswers(scope, given, requirements),
    async readableAnswers({ kinds = helpdeskKinds } = {}) {
      const { answers } = await answerable(kinds)
      return answers.flatMap((one) => {
        const { sealedAnswer = null } = one.stored ?? {}
        return sealedAnswer === null ? [] : [{ ...question(one), answer: decryptFor(keys, 'answer', id, sealedAnswer) }]
      })
    },
  }
}

const toAskable = (stored: StoredAnswer): AskableQuestion => ({
  id: stored.question,
  kind: stored.kind as QuestionKind,
  hash: stored.hash,
  stored,
})

/** What an account without answers is asked: all mandatory questions and as many optional ones as the policy wants, the same each time. */
function decoyQuestions(
  { keys, key }: Pick<ProfileScope, 'keys' | 'key'>,
  { questions, optionalCount }: OfferedQuestions,
): OfferedQuestions['questions'] {
  const optional = questions.filter(({ kind }) => kind === 'optional')
  const chosen = shuffle(keys, optional, [key, 'decoy']).slice(0, optionalCount)
  return [...questions.filter(({ kind }) => kind !== 'optional'), ...chosen]
}
