import { createHash } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createDictionary, type WordSearch } from '../../server/policies/password-lists/dictionary.ts'
import { importBreaches } from '../../server/policies/password-lists/import-breaches.ts'
import { createPasswordLists, passwordListFiles } from '../../server/policies/password-lists/password-lists.ts'
import { median, percentile } from './environment/statistics.ts'
import { type Measurement, milliseconds, type NewRow, quantity, ratio } from './measurement.ts'

const syllables = [
  'ba',
  'ren',
  'to',
  'lis',
  'ma',
  'kor',
  'su',
  'din',
  'fe',
  'gral',
  'hon',
  'vi',
  'pe',
  'strol',
  'wa',
  'nu',
]

/** Invented words of two to five syllables, a hundred thousand different ones, the same each time. */
function inventWords(count: number): string[] {
  const words = new Set<string>()
  for (let seed = 0; words.size < count; seed++) {
    const digits = [...createHash('sha1').update(String(seed)).digest()]
    const length = 2 + ((digits[0] ?? 0) % 4)
    words.add(
      digits
        .slice(1, 1 + length)
        .map((digit) => syllables[digit % syllables.length])
        .join(''),
    )
  }
  return [...words]
}

/** The rules look for words anywhere, backwards and with signs for letters. */
const everything: WordSearch = { where: 'within', shortest: 4, reversed: true, leet: true }

/** These passwords contain no word, so that the check looks at every place. */
const typical = ['Qx7#Zk-93-Wq!', 'Grmpf-42-Xylz-77', 'Zw3tschg3-Q!-x8', 'J9$kP2@vL5&nR8']
const longest = Array.from({ length: 4 }, (_, index) =>
  createHash('sha512').update(String(index)).digest('hex').repeat(2),
)

/** What a check of a new password costs where a policy keeps words and published passwords out. */
export const passwordRules: Measurement = {
  id: 'password-rules',
  title: 'dictionary of 100,000 words, published passwords',
  async measure({ quick }) {
    const words = inventWords(100_000)
    const rounds = quick ? 50 : 500
    const built = performance.now()
    const dictionary = createDictionary(words)
    dictionary.find('', everything)
    const buildTime = performance.now() - built
    const naive = (password: string) => {
      const text = password.toLowerCase()
      const backwards = [...text].reverse().join('')
      return words.some((word) => text.includes(word) || backwards.includes(word))
    }
    return [
      ...[
        { name: 'ordinary passwords', passwords: typical },
        { name: 'passwords of 256 characters', passwords: longest },
      ].map(({ name, passwords }): NewRow => {
        const ours = times(passwords, rounds, (password) => dictionary.find(password, everything))
        const theirs = times(passwords, Math.max(3, rounds / 50), naive)
        return {
          what: `dictionary, anywhere, backwards, signs for letters: ${name}, median`,
          measured: milliseconds(median(ours)),
          aim: { atMost: 1 },
          details: {
            '99 of 100': milliseconds(percentile(ours, 0.99)),
            'naive scan without signs, median': milliseconds(median(theirs)),
            'naive ÷ ours': ratio(median(theirs) / median(ours)),
            'loading the words': milliseconds(buildTime),
          },
        }
      }),
      await breaches(quick ? 100_000 : 1_000_000),
    ]
  },
}

async function breaches(count: number): Promise<NewRow> {
  const folder = await mkdtemp(join(tmpdir(), 'latchkey-bench-'))
  try {
    const files = passwordListFiles(folder)
    const lines = Array.from(
      { length: count },
      (_, index) => `${sha1(String(index)).toString('hex').toUpperCase()}:7\n`,
    )
    const content = lines.sort().join('')
    const started = performance.now()
    await importBreaches(files.breaches, chunks(content))
    const seconds = (performance.now() - started) / 1000
    const lists = createPasswordLists({ files, fetch: () => Promise.reject(new Error('the bench asks no service')) })
    const lookUps: number[] = []
    for (let one = 0; one < 500; one++) {
      const before = performance.now()
      await lists.isBreached(sha1(`fresh ${one}`))
      lookUps.push(performance.now() - before)
    }
    return {
      what: `published passwords, ${count.toLocaleString('en')} in the list: look-up, median`,
      measured: milliseconds(median(lookUps)),
      aim: { atMost: 5 },
      details: {
        '99 of 100': milliseconds(percentile(lookUps, 0.99)),
        import: quantity('hashes/s')(count / seconds),
        'a list of a billion would take': quantity('minutes')(((1e9 / count) * seconds) / 60),
      },
    }
  } finally {
    await rm(folder, { recursive: true })
  }
}

const sha1 = (text: string) => createHash('sha1').update(text).digest()

async function* chunks(content: string) {
  for (let at = 0; at < content.length; at += 65_536) yield Buffer.from(content.slice(at, at + 65_536), 'latin1')
}

function times(passwords: readonly string[], rounds: number, check: (password: string) => unknown): number[] {
  // By then V8 has compiled the code, as in a running server.
  for (let round = 0; round < Math.min(rounds, 50); round++) for (const password of passwords) check(password)
  return Array.from({ length: rounds }, () => passwords).flatMap((all) =>
    all.map((password) => {
      const before = performance.now()
      check(password)
      return performance.now() - before
    }),
  )
}
