/** Names what a driver was asked and has not answered: where a journey hangs, this says at what. */
export interface PendingCalls {
  /** The same object, whose calls are noted, and those of the pages that it gives. */
  note<T extends object>(driver: T): T
  /** "page 2: offer (), for 61 s" */
  list(): string[]
}

export function notePendingCalls(now = () => performance.now()): PendingCalls {
  const pending = new Map<symbol, { name: string; since: number }>()
  let objects = 0

  async function wait(name: string, answer: Promise<unknown>): Promise<unknown> {
    const call = Symbol()
    pending.set(call, { name, since: now() })
    try {
      return noteAnswer(await answer)
    } finally {
      pending.delete(call)
    }
  }
  /** Pages, also in lists. */
  const noteAnswer = (answer: unknown): unknown => {
    if (Array.isArray(answer)) return answer.map(noteAnswer)
    return typeof answer === 'object' && answer !== null && 'goto' in answer ? note(answer, 'page') : answer
  }
  function note<T extends object>(driver: T, kind = 'browser'): T {
    const title = `${kind} ${++objects}`
    return new Proxy(driver, {
      get(target, key, receiver) {
        const member: unknown = Reflect.get(target, key, receiver)
        if (typeof member !== 'function') return member
        return (...given: unknown[]) => {
          const answer: unknown = member.apply(target, given)
          // The first one is a selector or an address; a further one may be a password.
          const about = typeof given[0] === 'string' ? given[0] : ''
          const name = `${title}: ${String(key)} (${about})`
          return answer instanceof Promise ? wait(name, answer) : answer
        }
      },
    })
  }
  return {
    note,
    list: () => [...pending.values()].map(({ name, since }) => `${name}, for ${Math.round((now() - since) / 1000)} s`),
  }
}
