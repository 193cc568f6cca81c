import type { Reply, RequestProblem } from '../../shared/wizard/wizard-client.ts'

/** Failures of a fake client. */
export interface FakeFailures<Request extends string> {
  /** The request that fails. */
  failure?: { in: Request; problem: RequestProblem }
  /** No request gets a reply. */
  silent?: boolean
}

/** For fake clients: replies with the value, with the failure of that request, or never. */
export async function fakeReply<Request extends string, Value>(
  { failure, silent }: FakeFailures<Request>,
  request: Request,
  value: Value,
): Promise<Reply<Value>> {
  if (silent) return new Promise(() => {})
  return failure?.in === request ? { ok: false, problem: failure.problem } : { ok: true, value }
}

/** The same for a value that a fixture may lack. */
export const fakeReplyOr = async <Request extends string, Value>(
  failures: FakeFailures<Request>,
  request: Request,
  value: Value | undefined,
  code: string,
): Promise<Reply<Value>> => {
  const reply = await fakeReply(failures, request, value)
  if (!reply.ok) return reply
  return reply.value === undefined ? { ok: false, problem: { code, text: '' } } : { ok: true, value: reply.value }
}
