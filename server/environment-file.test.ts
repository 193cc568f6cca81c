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
  ])('%j', (text, sentence) => {
    expect(() => parseEnvironmentFile(text)).toThrow(sentence)
    expect(() => parseEnvironmentFile(text)).not.toThrow(/Passw0rd|corp/)
  })
})
