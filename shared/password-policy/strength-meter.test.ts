import { build, type Rolldown } from 'vite'
import { expect, test } from 'vitest'
import { createStrengthMeter, type Estimator, type StrengthRequest } from './strength-meter.ts'

/** A worker that answers when told to, with the number of characters. */
function slowWorker() {
  const worker = {
    questions: [] as StrengthRequest[],
    ended: false,
    onmessage: null as Estimator['onmessage'],
    onerror: null as Estimator['onerror'],
    postMessage: (question: StrengthRequest) => void worker.questions.push(question),
    terminate() {
      worker.ended = true
    },
    answer() {
      const data = worker.questions.at(-1)?.password.length
      worker.onmessage?.(new MessageEvent('message', { data }))
    },
    // Node has no ErrorEvent.
    fail: () => worker.onerror?.(new Event('error') as ErrorEvent),
  }
  return worker
}

test('while one estimate runs, only the newest password waits', async () => {
  const worker = slowWorker()
  const meter = createStrengthMeter(new AbortController().signal, () => worker)
  const estimates = ['a', 'ab', 'abc', 'abcd'].map((password) => meter(password, {}))
  worker.answer()
  worker.answer()
  expect(await Promise.all(estimates)).toEqual([undefined, undefined, undefined, 4])
  expect(worker.questions.map(({ password }) => password)).toEqual(['a', 'abcd'])
})

test('no worker starts before the first password', async () => {
  let started = 0
  const worker = slowWorker()
  const meter = createStrengthMeter(new AbortController().signal, () => {
    started += 1
    return worker
  })
  expect(started).toBe(0)
  const estimate = meter('abc', {})
  worker.answer()
  expect(await estimate).toBe(3)
  expect(started).toBe(1)
})

test('the worker and open requests end with the page', async () => {
  const page = new AbortController()
  const worker = slowWorker()
  const meter = createStrengthMeter(page.signal, () => worker)
  const estimates = [meter('a', {}), meter('ab', {})]
  page.abort()
  expect(await Promise.all([...estimates, meter('abc', {})])).toEqual([undefined, undefined, undefined])
  expect(worker.ended).toBe(true)
  expect(worker.questions).toHaveLength(1)
})

test('there is no estimate if workers fail or are forbidden', async () => {
  const worker = slowWorker()
  const failing = createStrengthMeter(new AbortController().signal, () => worker)
  const estimate = failing('a', {})
  worker.fail()
  expect(await estimate).toBeUndefined()

  const forbidden = createStrengthMeter(new AbortController().signal, () => {
    throw new DOMException('blocked by the content security policy', 'SecurityError')
  })
  expect(await forbidden('a', {})).toBeUndefined()
})

test('a page loads only the meter; dictionaries are loaded by the worker', async () => {
  const { output } = (await build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      rolldownOptions: { input: `${import.meta.dirname}/strength-meter.ts`, preserveEntrySignatures: 'strict' },
    },
  })) as Rolldown.RolldownOutput
  const sizes = output.map((file) => (file.type === 'chunk' ? file.code : file.source).length)
  expect(output.map(({ fileName }) => fileName.replace(/-[\w-]{8}\.js$/, ''))).toEqual([
    'assets/strength-meter',
    'assets/strength-worker',
  ])
  expect(sizes[0]).toBeLessThan(2_000)
})
