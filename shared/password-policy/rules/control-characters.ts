import { defineRule } from '../rule.ts'

/**
 * NUL and control characters cannot be typed at a sign-in screen, and half of a surrogate pair cannot be sent as UTF-8: who
 * chose one would be locked out by their own password. Joiners and other format characters stay allowed; emoji need them.
 */
export const controlCharacters = defineRule({
  id: 'control-characters',
  where: 'page',
  check: (password, _settings: Record<string, never>) => !/[\p{Cc}\p{Cs}]/u.test(password),
})
