import type { ListName } from '../password-lists/stored-list.ts'
import type { StoredRules } from './stored-rules.ts'

/** The imported lists that these rules search. */
export const findUsedLists = (rules: StoredRules): Set<ListName> =>
  new Set(
    rules.flatMap(({ id, settings }): ListName[] => {
      if (id === 'dictionary') return ['dictionary']
      // What is stored has been checked.
      const { source } = settings as { source?: string }
      return id === 'breached' && source !== 'service' ? ['breached'] : []
    }),
  )
