import { build, type Rolldown } from 'vite'
import { expect, test } from 'vitest'
import { type StrengthQuestion, strengthMeter } from './strength-meter.ts'

/** A worker that answers when told to, with the number of characters. */
function slowWorker() {
  const worker = {
    questions: [] as StrengthQuestion[],
    ended: false,
    onmessage: null as Worker['onmessage'],
    onerror: null as Worker['onerror'],
    postMessage: (question: StrengthQuestion) => void worker.questions.push(question),
    terminate() {
      worker.ended = true
    },
    answer() {
      const data = worker.questions.at(-1)?.password.length
      worker.onmessage?.call(worker as unknown as Worker, new MessageEvent('message', { data }))
    },
    fail: () => worker.onerror?.call(worker as unknown as Worker, new Event('error') as ErrorEvent),
  }
  return worker
}

test('while one estimate is out, only the newest password waits', async () => {
  const worker = slowWorker()
  const meter = strengthMeter(new AbortController().signal, () => worker)
  const estimates = ['a', 'ab', 'abc', 'abcd'].map((password) => meter(password, {}))
  worker.answer()
  worker.answer()
  expect(await Promise.all(estimates)).toEqual([undefined, undefined, undefined, 4])
  expect(worker.questions.map(({ password }) => password)).toEqual(['a', 'abcd'])
})

test('no worker starts before the first password', async () => {
  let started = 0
  const worker = slowWorker()
  const meter = strengthMeter(new AbortController().signal, () => {
    started += 1
    return worker
  })
  expect(started).toBe(0)
  const estimate = meter('abc', {})
  worker.answer()
  expect(await estimate).toBe(3)
  expect(started).toBe(1)
})

test('the worker ends with the page, and open questions with it', async () => {
  const page = new AbortController()
  const worker = slowWorker()
  const meter = strengthMeter(page.signal, () => worker)
  const estimates = [meter('a', {}), meter('ab', {})]
  page.abort()
  expect(await Promise.all([...estimates, meter('abc', {})])).toEqual([undefined, undefined, undefined])
  expect(worker.ended).toBe(true)
  expect(worker.questions).toHaveLength(1)
})

test('where workers fail or are forbidden there is no estimate', async () => {
  const worker = slowWorker()
  const failing = strengthMeter(new AbortController().signal, () => worker)
  const estimate = failing('a', {})
  worker.fail()
  expect(await estimate).toBeUndefined()

  const forbidden = strengthMeter(new AbortController().signal, () => {
    throw new DOMException('blocked by the content security policy', 'SecurityError')
  })
  expect(await forbidden('a', {})).toBeUndefined()
})

test('a page loads the meter alone; dictionaries come with the worker', async () => {
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
