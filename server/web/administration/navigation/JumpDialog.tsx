import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks'
import { useTranslator } from '../../../../shared/wizard/use-translator.ts'
import { formatAddress, toAddress } from '../address.ts'
import type { Api } from '../client.ts'
import type { Destination, Section } from '../section.ts'
import { findDestinations } from './find-destinations.ts'

interface JumpDialogProps {
  api: Api
  sections: readonly Section[]
  onClose(): void
}

/** Goes anywhere by name: Enter opens the first that is found, the arrow keys lead to the others. */
export function JumpDialog({ api, sections, onClose }: JumpDialogProps) {
  const t = useTranslator()
  const dialog = useRef<HTMLDialogElement>(null)
  const [typed, type] = useState('')
  const [more, setMore] = useState<Destination[]>([])
  // Before the next key: what is typed right after Ctrl+K belongs to the field.
  useLayoutEffect(() => {
    dialog.current?.showModal()
    return () => dialog.current?.close()
  }, [])
  useEffect(() => {
    let isShown = true
    for (const { listDestinations } of sections)
      void listDestinations?.(api, t).then((list) => isShown && setMore((before) => [...before, ...list]))
    return () => {
      isShown = false
    }
  }, [api])
  const all = useMemo(
    () => [...sections.map((section) => ({ title: t(section.title), address: toAddress([section.id]) })), ...more],
    [more, t],
  )
  const found = findDestinations(all, typed)
  return (
    <dialog
      ref={dialog}
      class="dialog jump"
      aria-label={t('administration.jump')}
      onClose={onClose}
      onKeyDown={(event) => {
        const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
        if (step === undefined) return
        event.preventDefault()
        moveFocus(event.currentTarget, step)
      }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault()
          dialog.current?.querySelector('a')?.click()
        }}
      >
        <input
          class="control"
          type="text"
          aria-label={t('administration.jump-label')}
          autocomplete="off"
          spellcheck={false}
          value={typed}
          onInput={(event) => type(event.currentTarget.value)}
        />
      </form>
      <ul>
        {found.map(({ title, address }) => (
          <li key={formatAddress(address)}>
            <a href={formatAddress(address)} onClick={onClose}>
              {title}
            </a>
          </li>
        ))}
      </ul>
      <p class="only-read" role="status">
        {t('administration.jump-found', { count: found.length })}
      </p>
    </dialog>
  )
}

/** From the field to the first link, and from link to link; back from the first to the field. */
function moveFocus(dialog: HTMLElement, step: number): void {
  const stops = [...dialog.querySelectorAll<HTMLElement>('input, a')]
  const current = stops.findIndex((stop) => stop.matches(':focus'))
  stops[Math.max(0, Math.min(stops.length - 1, current + step))]?.focus()
}
