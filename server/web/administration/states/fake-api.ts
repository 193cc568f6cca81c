import type { RequestProblem } from '../../../../shared/wizard/wizard-client.ts'
import type { Api } from '../client.ts'

interface Sent {
  params?: Record<string, string>
}

/** What the fake server replies to a call, by "METHOD /path"; a call that is not there never gets a reply. */
export type FakeReplies = Record<
  string,
  { value: unknown } | { problem: RequestProblem } | { find(sent: Sent): unknown }
>

export function createFakeApi(replies: FakeReplies): Api {
  const send = async (call: string, sent: Sent = {}) => {
    const reply = replies[call]
    if (!reply) return new Promise(() => {})
    if ('problem' in reply) return { ok: false, problem: reply.problem }
    return { ok: true, value: 'find' in reply ? reply.find(sent) : reply.value }
  }
  // Fixtures say what each call gets; the states are looked at, not compiled against the server.
  return send as Api
}
