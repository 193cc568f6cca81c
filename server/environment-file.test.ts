import { describe, expect, test } from 'vitest'
import { parseEnvironmentFile } from './environment-file.ts'

test('comments, blank lines, quotes, values of several lines and every kind of line end are read', () => {
  const lines = ['# ours', '', 'export A=1', "B = ' two # 2 '", 'C="three', 'lines"', 'D=4 # four', 'E=', 'F=a=b']
  const expected = { A: '1', B: ' two # 2 ', C: 'three\nlines', D: '4', E: '', F: 'a=b' }
  for (const end of ['\n', '\r\n', '\r']) expect(parseEnvironmentFile(lines.join(end))).toEqual(expected)
})

describe('what would be read otherwise than meant is refused, with its line and without its value', () => {
  test.each([
    [
      'A=1\nLATCHKEY_DIRECTORY_BIND_PASSWORD=Svc-Passw0rd!1#x',
      /^line 2 has a # in the value of LATCHKEY_DIRECTORY_BIND_PASSWORD: write/,
    ],
    ['LATCHKEY_DIRECTORY: corp.example', /^line 1 is no NAME=value/],
    ['\u200bLATCHKEY_DIRECTORY=corp.example', /^line 1 has characters in its name/],
    ['LATCHKEY DIRECTORY=corp.example', /^line 1 has characters in its name/],
    ['latchkey_directory=corp.example', /^line 1 has latchkey_directory: settings begin with LATCHKEY_$/],
    ['LatchKey-Directory=corp.example', /^line 1 has characters in its name/],
    ['A="x\nB=1', /^line 1 begins the value of A with " and does not end it$/],
    [`A='corp''s'`, /^line 1 has more behind the ' that ends the value of A: put it in another kind of quotes/],
    ['A="Passw0rd"corp', /^line 1 has more behind the " that ends/],
    ['A="Passw0rd\\"corp"', /^line 1 has more behind the " that ends/],
    ['A=`Passw0rd`corp`', /^line 1 has more behind the ` that ends/],
    [`A='one\ntwo' 'corp'`, /^line 1 has more behind the ' that ends/],
    ['LATCHKEY_DATA="C:\\new"', /^line 1 has \\n, which double quotes make a line break, in the value/],
    ['A=\u201cPassw0rd\u201d', /^line 1 has quotation marks of a word processor around the value of A/],
    ['A=\u201ePassw0rd\u201c', /^line 1 has quotation marks of a word processor/],
    ['A=\u00a0Passw0rd', /^line 1 has a space or a mark that cannot be seen in the value of A/],
    ['A=Passw0rd\u00a0', /^line 1 has a space or a mark that cannot be seen/],
    ['A=Pass\u200bw0rd', /^line 1 has a space or a mark that cannot be seen/],
    ['A=Passw0rd\t\u3000', /^line 1 has a space or a mark that cannot be seen/],
    ['LATCHKEY_URL=https://corp LATCHKEY_DATA=/x', /^line 1 has another setting in the value of LATCHKEY_URL/],
    ['LATCHKEY_URL=https://corp\tLATCHKEY_DATA = /x', /^line 1 has another setting in the value of LATCHKEY_URL/],
    ['A=Passw0rd\\\nB=1', /^line 1 has a \\ at the end of the value of A: write the value in quotes/],
    ['A=Passw0rd\nB=1\nA=corp', /^line 3 sets A again, as line 1 does: remove one$/],
    ['A="Passw0rd\nx"\nexport A=corp', /^line 3 sets A again, as line 1 does/],
    ['LATCHKEY-URL=corp', /^line 1 has characters in its name/],
    ['9A=corp', /^line 1 has characters in its name/],
    ['LATCHKEYURL=corp', /^line 1 has LATCHKEYURL: settings begin with LATCHKEY_$/],
    ['Latchkey_URL=corp', /^line 1 has Latchkey_URL: settings begin with LATCHKEY_$/],
    ['setx LATCHKEY_URL=corp', /^line 1 has characters in its name/],
    ['LATCHKEY_URL\u00a0=corp\u00a0', /^line 1 has a space or a mark that cannot be seen/],
  ])('%j', (text, sentence) => {
    expect(() => parseEnvironmentFile(text)).toThrow(sentence)
    expect(() => parseEnvironmentFile(text)).not.toThrow(/Passw0rd|corp/)
  })
})

test.each([
  ["A='C:\\new'", 'C:\\new'],
  ['A=C:\\new', 'C:\\new'],
  ['A="it\'s"', "it's"],
  ["A='a\"b' # c", 'a"b'],
  ['A=abc"', 'abc"'],
  ['A=  two words\t', 'two words'],
  ['A=smtp://u:p@mail.corp?ca=x', 'smtp://u:p@mail.corp?ca=x'],
  ['  A=1', '1'],
  ['\tA\t=\t1', '1'],
  ['A="x" # no \\n', 'x'],
  ['A=it‘s', 'it‘s'],
  ['A=/data/LATCHKEY_X=1', '/data/LATCHKEY_X=1'],
  ['A=C:\\data\\x', 'C:\\data\\x'],
  ['A=„', undefined],
])('%j has the value %j', (text, value) => {
  if (value === undefined) expect(() => parseEnvironmentFile(text)).toThrow()
  else expect(parseEnvironmentFile(text)).toEqual({ A: value })
})

test.each([...'‘’‚“”„«»'])('a value that begins with %s, as a word processor writes a quote, is refused', (mark) => {
  expect(() => parseEnvironmentFile(`A=${mark}x`)).toThrow(/quotation marks of a word processor around the value of A/)
})

test('names may begin with an underscore and have dots, which other programs use', () => {
  expect(parseEnvironmentFile('_A=1\nnode.options=2')).toEqual({ _A: '1', 'node.options': '2' })
})
