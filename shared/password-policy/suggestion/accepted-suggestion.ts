import { generateSuggestions, type SuggestionOptions } from './suggest.ts'
import { loadWordList } from './word-list.ts'

/** If the server refuses so many, its rules leave no room for passwords that can be remembered. */
const maxSuggestions = 15

interface SuggestionRequest extends Omit<SuggestionOptions, 'words'> {
  /** BCP 47. */
  language: string
  accepts(newPassword: string): Promise<boolean>
}

/** The first suggestion that the server accepts as well; undefined if there is none, or its words cannot be loaded. */
export async function findAcceptedSuggestion({
  accepts,
  language,
  ...options
}: SuggestionRequest): Promise<string | undefined> {
  const words = await loadWordList(language).catch(() => undefined)
  if (!words) return undefined
  let count = 0
  for (const suggestion of generateSuggestions({ ...options, words })) {
    if (suggestion === undefined) {
      await giveWay()
      continue
    }
    if (await accepts(suggestion)) return suggestion
    if (++count >= maxSuggestions) break
  }
  return undefined
}

/** Lets waiting events run; a timer would wait four milliseconds each time. */
function giveWay(): Promise<void> {
  const { port1, port2 } = new MessageChannel()
  return new Promise((resolve) => {
    port1.onmessage = () => {
      port1.close()
      resolve()
    }
    port2.postMessage(undefined)
  })
}
