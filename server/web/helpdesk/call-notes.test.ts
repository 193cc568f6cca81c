import { expect, test } from 'vitest'
import { createCallNotes, createMemoryStorage } from './call-notes.ts'

const person = (id: number) => ({ id: `${id}`, displayName: `Person ${id}`, account: `p${id}` })

function openNotes(storage = createMemoryStorage(), operator = 'CONTOSO\\jonas') {
  const notes = createCallNotes(storage)
  notes.openFor(operator)
  return notes
}

test('recent people are listed newest first, each once, no more than keys choose from, and over a reload', () => {
  const storage = createMemoryStorage()
  const notes = openNotes(storage)
  for (const id of [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 2]) notes.keepRecent(person(id))
  const ids = ['2', '10', '9', '8', '7', '6', '5', '4', '3']
  expect(notes.readRecent().map(({ id }) => id)).toEqual(ids)
  expect(
    openNotes(storage)
      .readRecent()
      .map(({ id }) => id),
  ).toEqual(ids)
})

test('of a person only what the list shows is kept', () => {
  const storage = createMemoryStorage()
  openNotes(storage).keepRecent({ ...person(1), department: 'Finance' } as never)
  expect(storage.getItem('latchkey-call')).not.toContain('Finance')
})

test('another operator at this screen finds no people of the one before, and nothing is left after the end', () => {
  const storage = createMemoryStorage()
  openNotes(storage).keepRecent(person(1))
  expect(openNotes(storage, 'CONTOSO\\erika').readRecent()).toEqual([])
  const notes = openNotes(storage)
  notes.keepRecent(person(1))
  notes.clear()
  expect(storage.getItem('latchkey-call')).toBeNull()
})

test('notes of a version without recent people are read', () => {
  const storage = createMemoryStorage()
  storage.setItem('latchkey-call', JSON.stringify({ operator: 'o', details: { 1: { ticket: 'INC-1' } } }))
  const notes = openNotes(storage, 'o')
  expect([notes.read('1'), notes.readRecent()]).toEqual([{ ticket: 'INC-1' }, []])
})
