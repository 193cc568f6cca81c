// @vitest-environment happy-dom
import { render } from 'preact'
import { act } from 'preact/test-utils'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Reply } from '../../../shared/wizard/wizard-client.ts'
import { Loading, useLoaded } from './loading.tsx'

let home: HTMLElement
/** Requests without a reply yet. */
let asked: ((reply: Reply<string>) => void)[]
beforeEach(() => {
  home = document.body.appendChild(document.createElement('div'))
  asked = []
})
afterEach(() => {
  render(null, home)
  home.remove()
})

/** A page that loads again after each reply until it is over. */
function Following({ id, isWholePage }: { id: string; isWholePage?: boolean }) {
  const loaded = useLoaded(
    () => new Promise<Reply<string>>((reply) => asked.push(reply)),
    [id],
    (value) => (value === 'half done' ? 1 : undefined),
  )
  return (
    <Loading loaded={loaded} isWholePage={isWholePage}>
      {(value) => <output>{value}</output>}
    </Loading>
  )
}

const show = (id: string) => act(() => render(<Following id={id} />, home))

/** Replies to the next request; waits for it. */
async function reply(value: Reply<string>): Promise<void> {
  await expect.poll(() => asked.length).toBe(1)
  await act(async () => asked.shift()?.(value))
}

const fail = (code: string): Reply<string> => ({ ok: false, problem: { code, text: 'It does not answer.' } })
const away = fail('server-unreachable')
const isProblemShown = () => home.textContent.includes('It does not answer.')
const value = () => home.querySelector('output')?.textContent

test('while the server is away a page shows what was there and asks again until it is back', async () => {
  await show('one')
  await reply({ ok: true, value: 'half done' })
  expect([isProblemShown(), value()]).toEqual([false, 'half done'])
  for (let times = 0; times < 2; times++) {
    await reply(away)
    expect([isProblemShown(), value()]).toEqual([true, 'half done'])
  }
  await reply({ ok: true, value: 'over' })
  expect([isProblemShown(), value()]).toEqual([false, 'over'])
})

test('what was there is shown neither after a refusal nor for something else', async () => {
  await show('one')
  await reply({ ok: true, value: 'half done' })
  await reply(fail('not-permitted'))
  expect([isProblemShown(), value()]).toEqual([true, undefined])
  await show('two')
  await reply({ ok: true, value: 'of another' })
  await show('three')
  await reply(away)
  expect([isProblemShown(), value()]).toEqual([true, undefined])
})

test('a page that is refused as a whole has a heading, which has the focus', async () => {
  await act(() => render(<Following id="one" isWholePage />, home))
  await reply(fail('not-found'))
  expect(document.activeElement?.textContent).toBe('This page could not be loaded')
  expect(isProblemShown()).toBe(true)
})
