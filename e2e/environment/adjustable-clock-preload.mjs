import { readFileSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'

/**
 * Loaded before a program (`--import`), it makes the program's clock and that of its SQLite differ from the machine's by so many
 * milliseconds as the file LATCHKEY_TEST_CLOCK holds; writing to it sets the clock of the running program. Time that is
 * measured and not read off a clock (timers, performance.now) goes on, as it does on a machine.
 */
const file = process.env.LATCHKEY_TEST_CLOCK ?? ''
const lookAgainMs = 20
const RealDate = Date
let offset = 0
let looked = -Infinity

function now() {
  if (performance.now() - looked >= lookAgainMs) {
    offset = Number(readFileSync(file, 'utf8'))
    looked = performance.now()
  }
  return RealDate.now() + offset
}

globalThis.Date = new Proxy(RealDate, {
  construct: (target, args, self) => Reflect.construct(target, args.length > 0 ? args : [now()], self),
  apply: () => new RealDate(now()).toString(),
  get: (target, name) => (name === 'now' ? now : Reflect.get(target, name)),
})

// SQLite reads the machine's clock by itself: the only place where the product asks it (columns.ts) is this function.
const known = new WeakSet()
const { prepare } = DatabaseSync.prototype
DatabaseSync.prototype.prepare = function (...args) {
  if (!known.has(this)) {
    known.add(this)
    this.function('strftime', { varargs: true }, (format, moment, shift = '0 seconds') => {
      const milliseconds = /^(-?[\d.]+) seconds$/.exec(shift)?.[1]
      if (format !== '%Y-%m-%dT%H:%M:%fZ' || moment !== 'now' || milliseconds === undefined) throw new Error('not ours')
      return new RealDate(now() + Number(milliseconds) * 1000).toISOString()
    })
  }
  return prepare.apply(this, args)
}
