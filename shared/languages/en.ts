/** English wording of everything Latchkey says; English is the type of all other languages. ICU MessageFormat. */
export const en = {
  // errors.*: one per code of shared/errors.ts
  'errors.unexpected': 'Something went wrong on our side. Nothing was changed. Try again in a moment.',
} as const
