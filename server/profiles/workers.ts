import { Worker } from 'node:worker_threads'
import { AppError } from '../../shared/errors.ts'

export interface Workers<Input, Output> {
  /** All outputs in order, or AppError `busy` before any work starts. */
  run(inputs: readonly Input[]): Promise<Output[]>
  close(): Promise<void>
}

interface Job<Input, Output> {
  input: Input
  done(output: Output): void
  fail(error: AppError): void
}

/** Threads that each process one message at a time. Idle threads do not keep the process alive. */
export function createWorkers<Input, Output>({
  source,
  concurrency,
  maxQueue,
}: {
  /** JavaScript (CommonJS) that answers each message on `parentPort` with one. */
  source: string
  concurrency: number
  /** Inputs that may wait while all threads work. */
  maxQueue: number
}): Workers<Input, Output> {
  const threads = new Map<Worker, Job<Input, Output> | undefined>()
  const queue: Job<Input, Output>[] = []
  let closed = false

  function next(): void {
    const worker = queue.length > 0 ? idleWorker() : undefined
    const job = worker && queue.shift()
    if (!worker || !job) return
    threads.set(worker, job)
    worker.ref()
    worker.postMessage(job.input)
    next()
  }

  function idleWorker(): Worker | undefined {
    const idle = [...threads].find(([, job]) => job === undefined)?.[0]
    return idle ?? (threads.size < concurrency ? open() : undefined)
  }

  function open(): Worker {
    const worker = new Worker(source, { eval: true })
    threads.set(worker, undefined)
    worker.on('message', (output: Output) => {
      const job = threads.get(worker)
      threads.set(worker, undefined)
      worker.unref()
      job?.done(output)
      next()
    })
    worker.on('error', (cause) => lose(worker, cause))
    worker.on('exit', () => lose(worker, new Error('the thread ended')))
    return worker
  }

  /** Fails the job of a thread that broke; the next job gets a new thread. */
  function lose(worker: Worker, cause: unknown): void {
    const job = threads.get(worker)
    threads.delete(worker)
    job?.fail(new AppError('unexpected', { cause }))
    if (!closed) next()
  }

  return {
    async run(inputs) {
      if (closed) throw new AppError('busy', { retryAfter: 1 })
      const waiting = queue.length + inputs.length - Math.max(0, concurrency - working())
      if (waiting > maxQueue) throw new AppError('busy', { retryAfter: 2 })
      const outputs = inputs.map((input) => new Promise<Output>((done, fail) => queue.push({ input, done, fail })))
      next()
      return Promise.all(outputs)
    },
    async close() {
      closed = true
      for (const job of queue.splice(0)) job.fail(new AppError('busy', { retryAfter: 1 }))
      await Promise.all([...threads.keys()].map((worker) => worker.terminate()))
    },
  }

  function working(): number {
    return [...threads.values()].filter((job) => job !== undefined).length
  }
}
