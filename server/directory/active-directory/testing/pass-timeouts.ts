import { afterEach, beforeEach, vi } from 'vitest'
import type { FakeController } from './fake-controller.ts'

/** Several runs of the event loop: what is under way between a directory and its controllers, all in this process, goes on in each of them. */
const quietTicks = 20

/**
 * For tests of controllers that fall silent: time-outs pass as soon as nothing happens any more but silence, and at no other moment. So no test waits for
 * one, and on a busy machine no answer comes too late. `controllers` are those of the current test.
 */
export function passTimeoutsInSilence(controllers: () => readonly FakeController[]): void {
  let ticks: NodeJS.Timeout
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    let received = 0
    let quiet = 0
    ticks = setInterval(() => {
      const all = controllers()
      const isQuiet = all.every(({ answering }) => answering === 0) && received === countReceived(all)
      received = countReceived(all)
      quiet = isQuiet ? quiet + 1 : 0
      if (quiet < quietTicks || all.every(({ silent }) => silent.size === 0)) return
      quiet = 0
      vi.advanceTimersToNextTimer()
    }, 1)
  })
  afterEach(() => {
    clearInterval(ticks)
    vi.useRealTimers()
  })
}

const countReceived = (controllers: readonly FakeController[]) =>
  controllers.reduce((sum, { received }) => sum + received.length, 0)
