import { type ReadonlySignal, signal } from '@preact/signals'
import { isUnanswered } from '../../../shared/wizard/retry.ts'
import type { RequestProblem } from '../../../shared/wizard/wizard-client.ts'
import { pause } from '../pause.ts'
import type { HelpdeskClient } from './client.ts'

/** The number that the operator reads out to the caller, while their page shows that person. */
export interface ReadOut {
  person: string
  number: string
  /** What both pages show, once the caller has typed the number. */
  code?: string
  expiresAt: string
}

interface MutualProofState {
  readOut?: ReadOut
  busy: boolean
  /** The number of this person is over, by time or since the server heard nothing from the page. */
  overFor?: string
  /** Why there is no number. */
  problem?: RequestProblem
}

export interface MutualProof {
  state: ReadonlySignal<MutualProofState>
  /** A number to read out; an earlier one is over. */
  begin(person: string): Promise<void>
  /** What the page shows now: the number of any other person is over at once. */
  showPerson(person: string | undefined): void
}

type Client = Pick<HelpdeskClient, 'beginMutualProof' | 'continueMutualProof' | 'closeMutualProof'>

/** So soon the code follows the caller’s number; a fraction of the silence after which the server closes a number. */
const pauseMs = 2_000

export function createMutualProof(client: Client, { ended }: { ended: AbortSignal }): MutualProof {
  const state = signal<MutualProofState>({ busy: false })
  const set = (changes: Partial<MutualProofState>) => {
    state.value = { ...state.peek(), ...changes }
  }

  /** Tells the server that the page still shows the person, and learns whether the caller has typed the number. */
  async function follow(readOut: ReadOut): Promise<void> {
    const isCurrent = () => !ended.aborted && state.peek().readOut?.number === readOut.number
    for (;;) {
      await pause(pauseMs, ended)
      if (!isCurrent()) return
      const reply = await client.continueMutualProof(readOut.person)
      if (!isCurrent()) return
      // While the server is away the number stays; it is over there after some seconds, which the next reply tells.
      if (!reply.ok && isUnanswered(reply.problem)) continue
      if (!reply.ok || !reply.value) return set({ readOut: undefined, overFor: readOut.person })
      set({ readOut: { ...readOut, ...reply.value } })
    }
  }

  return {
    state,
    async begin(person) {
      if (state.peek().busy) return
      set({ busy: true, problem: undefined, overFor: undefined })
      const reply = await client.beginMutualProof(person)
      set({ busy: false })
      if (!reply.ok) return set({ problem: reply.problem })
      const readOut = { person, ...reply.value }
      set({ readOut })
      void follow(readOut)
    },
    showPerson(person) {
      const { readOut, overFor, problem } = state.peek()
      if (readOut && readOut.person !== person) void client.closeMutualProof(readOut.person)
      if (readOut?.person !== person || overFor !== person || problem)
        set({
          readOut: readOut?.person === person ? readOut : undefined,
          overFor: overFor === person ? overFor : undefined,
          problem: undefined,
        })
    },
  }
}
