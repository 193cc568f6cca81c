import { expect, test } from 'vitest'
import { toSpokenForm } from './spoken-form.ts'

test.each([
  ['K7QX-93MP', 'K 7 Q X - 9 3 M P'],
  ['482913', '4 8 2 9 1 3'],
  ['Kettle-Marble-Rain-27', 'Kettle-Marble-Rain-27'],
  ['kettle marble rain', 'kettle marble rain'],
  ['xK9#öß', 'x K 9 # ö ß'],
])('%s is announced as %s', (value, spoken) => {
  expect(toSpokenForm(value)).toBe(spoken)
})
