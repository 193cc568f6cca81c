import '../../../shared/ui/dialog.css'
import { useEffect, useRef, useState } from 'preact/hooks'
import { Button } from '../../../shared/ui/Button.tsx'
import { useTranslator } from '../../../shared/wizard/use-translator.ts'
import type { HelpdeskStore } from './helpdesk-store.ts'
import { shortcuts, useShortcuts } from './shortcuts.ts'

/** The button that opens the sheet, for those who do not know its key or have switched the keys off. */
export function ShortcutHelp({ store }: { store: HelpdeskStore }) {
  const t = useTranslator()
  const [isOpen, setOpen] = useState(false)
  useShortcuts(store.shortcutsOn, { help: () => setOpen(true) })
  return (
    <>
      <p class="shortcut-help">
        <Button look="quiet" onPress={() => setOpen(true)}>
          {t('helpdesk.keys')}
        </Button>
      </p>
      {isOpen && <HelpSheet store={store} onClose={() => setOpen(false)} />}
    </>
  )
}

function HelpSheet({ store, onClose }: { store: HelpdeskStore; onClose: () => void }) {
  const t = useTranslator()
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    const before = document.activeElement
    dialog.current?.showModal()
    return () => {
      dialog.current?.close()
      if (before instanceof HTMLElement && before.isConnected) before.focus()
    }
  }, [])
  const rows = [
    ...Object.values(shortcuts).map(({ key, text }) => ({ key, text: t(text) })),
    { key: '1 – 9', text: t('helpdesk.key-choose') },
    { key: 'Esc', text: t('helpdesk.key-back') },
  ]
  return (
    <dialog ref={dialog} class="dialog" aria-labelledby="keys-title" onClose={onClose}>
      <h2 id="keys-title">{t('helpdesk.keys')}</h2>
      <p>{t('helpdesk.keys-text')}</p>
      <dl class="keys">
        {rows.map(({ key, text }) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
      <label class="option">
        <input
          type="checkbox"
          checked={store.shortcutsOn.value}
          onChange={(event) => {
            store.shortcutsOn.value = event.currentTarget.checked
          }}
        />
        <span>{t('helpdesk.keys-on')}</span>
      </label>
      <div class="buttons">
        <Button look="second" onPress={onClose}>
          {t('helpdesk.keys-close')}
        </Button>
      </div>
    </dialog>
  )
}
