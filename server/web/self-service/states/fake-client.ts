import type { CallProblem, Reply, SiteFacts, Task, WizardClient } from '../../../../shared/wizard/client.ts'
import type { WizardStep } from '../../../../shared/wizard/page.ts'

/** What the wire answers in a state: the standing run if there is one, then what each submission brings, in order. */
export interface State {
  site: SiteFacts
  preset?: { workflow?: string; account?: string }
  standing?: WizardStep
  tasks?: Task[]
  answers?: (WizardStep | CallProblem)[]
  /** The call that does not come through. */
  trouble?: { in: 'site' | 'tasks' | 'start'; problem: CallProblem }
  /** No call ever comes back. */
  silent?: boolean
}

export function fakeClient(state: State): WizardClient {
  const answers = [...(state.answers ?? [])]
  const reply = async <Value>(call: 'site' | 'tasks' | 'start', value: Value | undefined): Promise<Reply<Value>> => {
    if (state.silent) return new Promise(() => {})
    if (state.trouble?.in === call) return { ok: false, problem: state.trouble.problem }
    return value === undefined ? gone : { ok: true, value }
  }
  return {
    site: () => reply('site', state.site),
    tasks: () => reply('tasks', state.tasks ?? []),
    start: () => reply('start', state.standing),
    async resume() {
      if (!state.standing || state.preset) return undefined
      return { ok: true, value: state.standing }
    },
    async answer() {
      const next = answers.shift()
      if (!next) return new Promise(() => {})
      return 'status' in next ? { ok: true, value: next } : { ok: false, problem: next }
    },
    async cancel() {},
  }
}

const gone: Reply<never> = { ok: false, problem: { code: 'run-unknown', text: '' } }
