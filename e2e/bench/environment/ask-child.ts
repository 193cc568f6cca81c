import type { ChildProcess } from 'node:child_process'

/** Sends one message to a child and waits for one reply: `{answer}`, or `{error}`, which rejects. Send one at a time. */
export function requestFromChild<T>(child: ChildProcess, message: object): Promise<T> {
  return new Promise((resolve, reject) => {
    const gone = () => reject(new Error('the other process ended before it answered'))
    child.once('exit', gone)
    child.once('message', (reply: { answer?: T; error?: string }) => {
      child.off('exit', gone)
      if (reply.error === undefined) resolve(reply.answer as T)
      else reject(new Error(reply.error))
    })
    child.send(message)
  })
}
