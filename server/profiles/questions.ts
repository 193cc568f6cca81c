import type { Reader } from '../store/database.ts'
import { findProfile, type StoredAnswer } from '../store/profiles.ts'
import { normalForm } from './normal-form.ts'
import { pretendedQuestions } from './pretended.ts'
import type { GivenAnswer, Profile, RegisteredQuestion } from './profile.ts'
import { helpdeskKinds, type QuestionKind, selfServiceKinds } from './question-requirements.ts'
import type { Scope } from './scope.ts'
import { openFor } from './sealing.ts'
import { shuffled } from './shuffled.ts'

/** A hash that no answer has; checking against it costs what checking against a real one does. */
export const nobodysHash = `$argon2id$v=19$m=19456,t=2,p=1$${'A'.repeat(22)}$${'A'.repeat(43)}`

/** What can be asked, with what the answer is held against. */
interface Askable {
  id: string
  kind: QuestionKind
  hash: string
  stored?: StoredAnswer
}

/** The part of a profile that questions and answers are. */
export function questionsOf(
  scope: Scope,
): Pick<
  Profile,
  | 'questionsToAsk'
  | 'askedQuestions'
  | 'answerableQuestions'
  | 'registeredQuestions'
  | 'verifyAnswers'
  | 'wrongAnswers'
  | 'readableAnswers'
> {
  const { store, keys, hasher, key, person, id, offered } = scope

  async function registration(reader: Reader = store.read): Promise<{ salt: string; answers: Askable[] }> {
    const profile = await findProfile(reader, id)
    const answers = (person && profile?.answers) ?? []
    if (answers.length > 0) {
      return { salt: profile?.askSalt ?? '', answers: answers.map((stored) => askable(stored)) }
    }
    const pretended = pretendedQuestions(scope, offered)
    return { salt: '', answers: pretended.map((question) => ({ ...question, hash: nobodysHash })) }
  }

  async function answerable(kinds: readonly QuestionKind[]) {
    const { salt, answers } = await registration()
    return { salt, answers: answers.filter(({ kind }) => kinds.includes(kind)) }
  }

  async function asked(count: number, kinds: readonly QuestionKind[]): Promise<Askable[]> {
    const { salt, answers } = await answerable(kinds)
    return shuffled(keys, answers, [key, salt]).slice(0, count)
  }

  function question({ id: question, kind, stored }: Askable): RegisteredQuestion {
    const { wording = null, language = 'en' } = stored ?? {}
    if (wording === null) return { id: question, kind, language }
    return {
      id: question,
      kind,
      language,
      wording: kind === 'user-defined' ? openFor(keys, 'question', id, wording) : wording,
    }
  }

  /** Ids of those that are wrong; hashes each answer, also those to questions that nobody registered. */
  async function wrong(given: readonly GivenAnswer[]): Promise<string[]> {
    const { answers } = await registration()
    const known = new Map(answers.map((one) => [one.id, one]))
    const right = await hasher.verify(
      given.map(({ question, answer }) => {
        const one = known.get(question)
        return {
          secret: normalForm(answer, { caseSensitive: one?.stored?.caseSensitive }),
          phc: one?.hash ?? nobodysHash,
        }
      }),
    )
    return given.filter((_, index) => person === undefined || !right[index]).map(({ question }) => question)
  }

  return {
    async questionsToAsk(count, { kinds = selfServiceKinds } = {}) {
      return (await asked(count, kinds)).map((one) => one.id)
    },
    async askedQuestions(count, { kinds = selfServiceKinds } = {}) {
      return (await asked(count, kinds)).map(question)
    },
    async answerableQuestions({ kinds = selfServiceKinds } = {}) {
      return (await answerable(kinds)).answers.map(question)
    },
    async registeredQuestions() {
      return (await registration()).answers.filter(({ stored }) => stored).map((one) => one.id)
    },
    wrongAnswers: wrong,
    async verifyAnswers(given) {
      return (await wrong(given)).length === 0 && given.length > 0
    },
    async readableAnswers({ kinds = helpdeskKinds } = {}) {
      const { answers } = await answerable(kinds)
      return answers.flatMap((one) => {
        const { sealedAnswer = null } = one.stored ?? {}
        return sealedAnswer === null ? [] : [{ ...question(one), answer: openFor(keys, 'answer', id, sealedAnswer) }]
      })
    },
  }
}

const askable = (stored: StoredAnswer): Askable => ({
  id: stored.question,
  kind: stored.kind as QuestionKind,
  hash: stored.hash,
  stored,
})
