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
  for (let index = 0; index < lines.length; index++) index += checkAssignment(lines, index)
  return parseEnv(lines.join('\n')) as Record<string, string>
}

/** Returns how many further lines the value takes. */
function checkAssignment(lines: readonly string[], index: number): number {
  const line = (lines[index] ?? '').trim()
  if (line === '' || line.startsWith('#')) return 0
  const refuse = (what: string): never => {
    throw new Error(`line ${index + 1} ${what}`)
  }
  const [, name = '', value = ''] =
    /^(?:export\s+)?([^=]*?)\s*=\s*(.*)$/s.exec(line) ?? refuse('is no NAME=value: mend it or put a # before it')
  if (!nameOfVariable.test(name)) refuse('has characters in its name that no setting has: type the name again')
  if (/^latchkey/i.test(name) && !name.startsWith('LATCHKEY_')) refuse(`has ${name}: settings begin with LATCHKEY_`)
  const quote = quotes.find((mark) => value.startsWith(mark))
  if (quote !== undefined) {
    const end = lines.slice(index).findIndex((part, further) => (further > 0 ? part : value.slice(1)).includes(quote))
    return end < 0 ? refuse(`begins the value of ${name} with ${quote} and does not end it`) : end
  }
  return /[^\s]#/.test(value) ? refuse(`has a # in the value of ${name}: write the value in quotes`) : 0
}
