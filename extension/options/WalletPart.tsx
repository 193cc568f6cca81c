import { KeyRound, Trash2 } from 'lucide'
import { useEffect, useState } from 'preact/hooks'
import { getTranslator } from '../../shared/languages/browser.ts'
import { Breakable } from '../../shared/ui/Breakable.tsx'
import { ConfirmDialog } from '../../shared/ui/ConfirmDialog.tsx'
import { Icon } from '../../shared/ui/Icon.tsx'
import { Notice } from '../../shared/ui/Notice.tsx'
import { listKeys, removeKey, type WalletKey } from '../wallet/key-store.ts'
import type { Note } from './LineField.tsx'

/** The keys that this browser keeps for its people; absent while there is none. A removed key is gone for good. */
export function WalletPart({ language }: { language: string }) {
  const t = getTranslator(language)
  const [keys, setKeys] = useState<WalletKey[]>([])
  const [removing, setRemoving] = useState<WalletKey>()
  const [note, setNote] = useState<Note>()
  // A browser that stores nothing has no keys.
  const read = () => listKeys().then(setKeys, () => setKeys([]))
  useEffect(() => void read(), [])
  const toValues = ({ account, server }: WalletKey) => ({ account, host: new URL(server).host })
  const remove = async (key: WalletKey) => {
    setRemoving(undefined)
    const isRemoved = await removeKey(key.did).then(
      () => true,
      () => false,
    )
    setNote(
      isRemoved
        ? { tone: 'good', text: t('extension.options-key-removed', toValues(key)) }
        : { tone: 'bad', text: t('extension.problem-storage') },
    )
    await read()
    // The row's button is gone, or the question was.
    document.getElementById('wallet')?.focus()
  }
  if (keys.length === 0 && !note) return null
  return (
    <section class="card options-part" aria-labelledby="wallet">
      <h2 id="wallet" tabIndex={-1}>
        {t('extension.options-keys')}
      </h2>
      <p class="field-hint">{t('extension.options-keys-text')}</p>
      {keys.length > 0 && (
        <ul class="options-list">
          {keys.map((key) => (
            <li key={key.did}>
              <Icon icon={KeyRound} />
              <div class="options-origin">
                <Breakable text={key.account} />
                <p class="field-hint">
                  {t('extension.options-key-since', {
                    host: new URL(key.server).host,
                    date: new Date(key.madeAt).toLocaleDateString(language, { dateStyle: 'long' }),
                  })}
                </p>
              </div>
              <button
                type="button"
                class="options-remove"
                aria-label={t('extension.options-key-remove', toValues(key))}
                onClick={() => setRemoving(key)}
              >
                <Icon icon={Trash2} />
              </button>
            </li>
          ))}
        </ul>
      )}
      {note && <Notice tone={note.tone} alert text={note.text} />}
      {removing && (
        <ConfirmDialog
          title={t('extension.options-key-remove-title', toValues(removing))}
          text={t('extension.options-key-remove-text')}
          keepLabel={t('extension.options-keep')}
          confirmLabel={t('extension.options-key-remove', toValues(removing))}
          onKeep={() => setRemoving(undefined)}
          onConfirm={() => void remove(removing)}
        />
      )}
    </section>
  )
}
