import type { ChildProcess } from 'node:child_process'

/** One message to a child, one back: `{answer}`, or `{error}`, which rejects. One at a time. */
export function askChild<T>(child: ChildProcess, message: object): Promise<T> {
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
