import { parseEnv } from 'node:util'

const nameOfVariable = /^[A-Za-z_][A-Za-z0-9_.]*$/
const quotes = ['"', "'", '`']

/**
 * The variables of a `.env` file. Node's own reader passes over what it does not understand and cuts a value at `#`; a setting that was lost so
 * would leave the server with another one than was meant, or with the sample company. So such a line is refused. Throws an Error that says which, without its
 * value.
 */
export function parseEnvironmentFile(text: string): Record<string, string> {
  const lines = text.replace(/\r\n?/g, '\n').split('\n')
  const seen = new Map<string, number>()
  for (let index = 0; index < lines.length; index++) {
    const { name, furtherLines } = checkAssignment(lines, index)
    const before = name === undefined ? undefined : seen.get(name)
    if (before !== undefined)
      throw new Error(`line ${index + 1} sets ${name} again, as line ${before} does: remove one`)
    if (name !== undefined) seen.set(name, index + 1)
    index += furtherLines
  }
  return parseEnv(lines.join('\n')) as Record<string, string>
}

interface Assignment {
  /** Undefined: a comment or a blank line. */
  name?: string
  /** How many more the value takes. */
  furtherLines: number
}

function checkAssignment(lines: readonly string[], index: number): Assignment {
  const line = (lines[index] ?? '').trim()
  if (line === '' || line.startsWith('#')) return { furtherLines: 0 }
  const refuse = (what: string): never => {
    throw new Error(`line ${index + 1} ${what}`)
  }
  // Node does not take a space of another kind away, as `trim` does.
  const [, name = '', value = ''] =
    /^(?:export\s+)?([^=]*?)\s*=[ \t]*(.*)$/s.exec((lines[index] ?? '').replace(/^\s+|[ \t]+$/g, '')) ??
    refuse('is no NAME=value: mend it or put a # before it')
  if (!nameOfVariable.test(name)) refuse('has characters in its name that no setting has: type the name again')
  if (/^latchkey/i.test(name) && !name.startsWith('LATCHKEY_')) refuse(`has ${name}: settings begin with LATCHKEY_`)
  const quote = quotes.find((mark) => value.startsWith(mark))
  if (quote !== undefined) {
    const rest = [value.slice(1), ...lines.slice(index + 1)]
    const furtherLines = rest.findIndex((part) => part.includes(quote))
    if (furtherLines < 0) return refuse(`begins the value of ${name} with ${quote} and does not end it`)
    const problem = findQuotedProblem(rest.slice(0, furtherLines + 1).join('\n'), quote)
    return problem ? refuse(`${problem} the value of ${name}: ${remedyOfQuotes}`) : { name, furtherLines }
  }
  const problem = plainProblems.find(({ pattern }) => pattern.test(value))
  return problem ? refuse(`has ${problem.what} the value of ${name}: ${problem.remedy}`) : { name, furtherLines: 0 }
}

const remedyOfQuotes = 'put it in another kind of quotes, of which it has none'

/** What Node would cut or change. `text` begins behind the first quote and ends with the line of the next one. */
function findQuotedProblem(text: string, quote: string): string | undefined {
  const end = text.indexOf(quote)
  if (!/^\s*(#.*)?$/s.test(text.slice(end + 1))) return `has more behind the ${quote} that ends`
  return quote === '"' && text.slice(0, end).includes('\\n')
    ? 'has \\n, which double quotes make a line break, in'
    : undefined
}

const inQuotes = 'write the value in quotes'

/** Of values without quotes. */
const plainProblems: readonly { pattern: RegExp; what: string; remedy: string }[] = [
  { pattern: /[^\s]#/, what: 'a # in', remedy: inQuotes },
  {
    pattern: /^[\u2018\u2019\u201a\u201c\u201d\u201e\u00ab\u00bb]/,
    what: 'quotation marks of a word processor around',
    remedy: 'type plain ones',
  },
  {
    pattern: /^[^\S ]|[^\S ]$|\p{Cf}/u,
    what: 'a space or a mark that cannot be seen in',
    remedy: 'type the value again',
  },
  { pattern: /\sLATCHKEY_\w+\s*=/, what: 'another setting in', remedy: 'give each a line of its own' },
  { pattern: /\\$/, what: 'a \\ at the end of', remedy: `${inQuotes}, and on one line` },
]
