import { type Signal, signal } from '@preact/signals'
import { useEffect, useRef } from 'preact/hooks'
import type { MessageKey } from '../../../shared/languages/keys.ts'
import { isCovered } from '../../../shared/wizard/leave-handler.ts'

/** Single keys, for operators who keep their hands on the keyboard. The help sheet lists them; a page says what each does there. */
export const shortcuts = {
  help: { key: '?', text: 'helpdesk.key-help' },
  find: { key: '/', text: 'helpdesk.key-find' },
  ticket: { key: 't', text: 'helpdesk.key-ticket' },
  reason: { key: 'r', text: 'helpdesk.key-reason' },
  prove: { key: 'p', text: 'helpdesk.key-prove' },
  done: { key: 'd', text: 'helpdesk.key-done' },
} as const satisfies Record<string, { key: string; text: MessageKey }>

export type ShortcutName = keyof typeof shortcuts

/** Digits choose from the page's list: a recent person, a task. */
export const maxNumbered = 9

const settingKey = 'latchkey-helpdesk-shortcuts'

/** Whether single keys act. Speech input types keys by itself, so a person can switch them off (WCAG 2.1.4); this browser keeps it, which says nothing about people. */
export function createShortcutSetting(storage: Pick<Storage, 'getItem' | 'setItem'>): Signal<boolean> {
  const isOn = signal(storage.getItem(settingKey) !== 'off')
  isOn.subscribe((on) => storage.setItem(settingKey, on ? 'on' : 'off'))
  return isOn
}

interface ShortcutActions extends Partial<Record<ShortcutName, () => void>> {
  /** The item with this place in the page's list, from 0. */
  choose?(index: number): void
}

/** Lets keys act while the page is shown: not while the operator types, not under a dialog, not with Ctrl, Alt or the like, and once for a key that is held down. */
export function useShortcuts(isOn: Signal<boolean>, actions: ShortcutActions): void {
  const latest = useRef(actions)
  latest.current = actions
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const isOurs = isOn.peek() && !event.defaultPrevented && !event.repeat && !isCovered() && !isTyping(event.target)
      if (!isOurs || event.ctrlKey || event.metaKey || event.altKey) return
      const action = findAction(latest.current, event.key)
      if (!action) return
      // The key must not be typed into the field that gets the focus.
      event.preventDefault()
      action()
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  }, [])
}

function findAction(actions: ShortcutActions, key: string): (() => void) | undefined {
  const { choose } = actions
  if (choose && /^[1-9]$/.test(key)) return () => choose(Number(key) - 1)
  const names = Object.keys(shortcuts) as ShortcutName[]
  const name = names.find((one) => shortcuts[one].key === key.toLowerCase())
  return name && actions[name]
}

/** Keys belong to a field while it has the focus; a switch and a button take none of these. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  if (target instanceof HTMLInputElement) return !['checkbox', 'radio', 'button', 'submit'].includes(target.type)
  return target.isContentEditable || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement
}
