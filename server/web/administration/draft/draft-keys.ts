import type { Draft } from './draft.ts'

/** Ctrl+S saves; Ctrl+Z, Ctrl+Shift+Z and Ctrl+Y undo and redo, except in a field, whose own undo a person expects. True: it was one of them. */
export function handleDraftKey(event: KeyboardEvent, draft: Pick<Draft, 'save' | 'undo' | 'redo'>): boolean {
  const key = event.key.toLowerCase()
  if (!(event.ctrlKey || event.metaKey) || event.altKey) return false
  if (key === 's') void draft.save()
  else if (isTextField(event.target)) return false
  else if (key === 'z') (event.shiftKey ? draft.redo : draft.undo)()
  else if (key === 'y') draft.redo()
  else return false
  event.preventDefault()
  return true
}

export const isTextField = (target: EventTarget | null): boolean =>
  target instanceof HTMLTextAreaElement || (target instanceof HTMLInputElement && target.type === 'text')
