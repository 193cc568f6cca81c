import type { Translator } from '../../../shared/languages/translator.ts'
import type { AnswerSchema, FieldSchema } from '../../../shared/wizard/page.ts'
import type { AskedQuestion, Passwords, ResetModule, Selection, Target } from './client.ts'

/** The forms of the password pages, the same with and without scripts. */

/** Account and passcode; the module only where there is a choice. `withPasscode`: false for the way by security questions. */
export function createSignInSchema(
  t: Translator,
  modules: readonly ResetModule[],
  { withPasscode }: { withPasscode: boolean },
): AnswerSchema {
  const account: FieldSchema = {
    type: 'string',
    title: t('wizard.account-field'),
    description: t('wizard.account-hint'),
    maxLength: 256,
    autocomplete: 'username',
  }
  const passcode: FieldSchema = {
    type: 'string',
    title: t('password-pages.passcode'),
    description: t('password-pages.passcode-hint'),
    minLength: 1,
    maxLength: 100,
    secret: true,
    autocomplete: 'one-time-code',
  }
  const properties: Record<string, FieldSchema> = { account }
  if (modules.length > 1) properties.module = createModuleField(t, modules)
  if (withPasscode) properties.passcode = passcode
  return { type: 'object', properties, required: Object.keys(properties) }
}

const createModuleField = (t: Translator, modules: readonly ResetModule[]): FieldSchema => ({
  type: 'string',
  control: 'radio',
  title: t('password-pages.module'),
  enum: [...modules],
  default: modules[0],
  choices: Object.fromEntries(modules.map((id) => [id, t(`settings.parameters.modules.${id}`)])),
})

/** The answers to the questions that are asked for an account. */
export const createAnswersSchema = (t: Translator, questions: readonly AskedQuestion[]): AnswerSchema => ({
  type: 'object',
  properties: {
    answers: {
      type: 'array',
      prefixItems: questions.map(({ id, text }) => ({
        type: 'object',
        title: text,
        properties: {
          question: { const: id },
          answer: {
            type: 'string',
            title: t('activities.fields.answer'),
            minLength: 1,
            maxLength: 200,
            secret: true,
            autocomplete: 'off',
          },
        },
        required: ['question', 'answer'],
      })),
    },
  },
  required: ['answers'],
})

export const isSettable = ({ obstacle }: Target): boolean => obstacle === undefined

/** Which accounts get the new password: a tick for each, and the central password where there is one. */
export function createTargetsSchema(
  t: Translator,
  { targets, hasCentral }: Pick<Passwords, 'targets' | 'hasCentral'>,
): AnswerSchema {
  const settable = targets.filter(isSettable)
  const which: FieldSchema = {
    type: 'string',
    control: 'radio',
    title: t('password-pages.choose-text'),
    enum: ['central', 'chosen'],
    default: 'central',
    choices: { central: t('password-pages.central'), chosen: t('password-pages.chosen') },
  }
  const ticks = settable.map((target): [string, FieldSchema] => [
    target.id,
    { type: 'boolean', title: target.name, description: describeRelation(t, target), default: settable.length === 1 },
  ])
  return {
    type: 'object',
    properties: { ...(hasCentral && { which }), ...Object.fromEntries(ticks) },
    ...(hasCentral && { required: ['which'] }),
  }
}

export function describeRelation(t: Translator, { relation, identity }: Target): string | undefined {
  if (relation === 'self') return undefined
  return t(relation === 'sponsored' ? 'password-pages.of-sponsored' : 'password-pages.of-sub-identity', { identity })
}

/** What was chosen; undefined: nothing. */
export function readSelection(answer: Record<string, unknown>, targets: readonly Target[]): Selection | undefined {
  if (answer.which === 'central') return 'central'
  const ids = targets.filter(({ id }) => answer[id] === true).map(({ id }) => id)
  return ids.length > 0 ? ids : undefined
}

export const createPasswordSchema = (t: Translator): AnswerSchema => ({
  type: 'object',
  properties: {
    newPassword: {
      type: 'string',
      title: t('activities.fields.newPassword'),
      maxLength: 256,
      secret: true,
      autocomplete: 'new-password',
    },
  },
  required: ['newPassword'],
})

/** The accounts that get the new password, as a list in words. */
export function nameSelection(
  selection: 'central' | readonly string[],
  targets: readonly Target[],
  language: string,
): string {
  const chosen = targets.filter((target) =>
    selection === 'central' ? target.relation === 'self' && isSettable(target) : selection.includes(target.id),
  )
  return new Intl.ListFormat(language, { type: 'conjunction' }).format(chosen.map(({ name }) => name))
}
