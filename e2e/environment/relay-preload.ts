import { startRelay } from './relay.ts'

/*
 * Loaded before a program in a network namespace of its own: the ways that lead in and out of it. LATCHKEY_TEST_RELAYS: `from to` for each, separated
 * by commas.
 */
const toEnd = (text = '') => (/^\d+$/.test(text) ? Number(text) : text)

for (const relay of (process.env.LATCHKEY_TEST_RELAYS ?? '').split(',').filter(Boolean)) {
  const [from, to] = relay.split(' ')
  await startRelay(toEnd(from), toEnd(to))
}
