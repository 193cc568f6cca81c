import type { MessageKey } from './keys.ts'

export const de: Record<MessageKey, string> = {
  'errors.unexpected':
    'Bei uns ist etwas schiefgegangen. Es wurde nichts geändert. Versuchen Sie es gleich noch einmal.',
}
