import { translateFirst } from '../../shared/languages/composed-keys.ts'
import type { Translator } from '../../shared/languages/translator.ts'
import type { PasswordRefusal } from '../connected-systems/connected-system.ts'
import type { TargetOutcome } from './set-password.ts'

/** What became of one account's password, in a person's words. */
export const presentOutcome = (t: Translator, outcome: TargetOutcome): string =>
  outcome.outcome === 'refused' ? presentRefusal(t, outcome.refusal) : t(`password-pages.outcome-${outcome.outcome}`)

export const presentRefusal = (t: Translator, { code, values }: PasswordRefusal): string =>
  translateFirst(t, [`problems.${code}`, `stopped.${code}`, `password-pages.${code}`], values) ??
  t('password-pages.outcome-refused')
