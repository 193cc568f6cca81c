import { Globe, Trash2 } from 'lucide'
import { useEffect, useState } from 'preact/hooks'
import { browser } from 'wxt/browser'
import { getTranslator } from '../../shared/languages/browser.ts'
import { Breakable } from '../../shared/ui/Breakable.tsx'
import { Button } from '../../shared/ui/Button.tsx'
import { ConfirmDialog } from '../../shared/ui/ConfirmDialog.tsx'
import { Icon } from '../../shared/ui/Icon.tsx'
import { Notice } from '../../shared/ui/Notice.tsx'
import { readGrantedBefore } from '../granted-before.ts'
import { canBeAllowed, parseOrigin, toMatchPattern } from '../origins.ts'
import { releasePermission } from '../release-permission.ts'
import { addOrigin, type ListedOrigin, removeOrigin } from '../settings.ts'
import { isStored } from './is-stored.ts'
import { LineField, type Note } from './LineField.tsx'
import type { OrganisationPartProps } from './organisation-part.ts'

/** The origins on whose pages help is offered. The browser's permission is requested for each one; the extension sees no others. */
export function OriginsPart({ language, organisation, idSuffix, nameId }: OrganisationPartProps) {
  const t = getTranslator(language)
  const [typed, setTyped] = useState('')
  const [note, setNote] = useState<Note>()
  const [removing, setRemoving] = useState<string>()
  const fieldId = `origin${idSuffix}`
  const { origins, originsLocked, storedIndex: place } = organisation
  const permissions = usePermissions(origins)
  const lacks = (origin: string) => permissions !== undefined && permissions[origin] !== 'granted'
  const describeLack = (origin: string) => {
    if (!canBeAllowed(origin)) return 'extension.options-insecure'
    return permissions?.[origin] === 'revoked' ? 'extension.options-revoked' : 'extension.options-waiting'
  }
  const host = (origin: string) => new URL(origin).host

  const add = async () => {
    const origin = parseOrigin(typed)
    if (!origin) return setNote({ tone: 'bad', text: t('extension.options-origin-invalid') })
    if (!canBeAllowed(origin)) return setNote({ tone: 'bad', text: t('extension.options-origin-insecure', { origin }) })
    // Browsers accept a permission request only as the first action of a click.
    const allowed = await requestPermission(origin)
    if (!allowed) return setNote({ tone: 'bad', text: t('extension.options-origin-refused', { host: host(origin) }) })
    if (!(await isStored(addOrigin(origin, place)))) {
      await releasePermission(origin)
      return setNote({ tone: 'bad', text: t('extension.problem-storage') })
    }
    setTyped('')
    document.getElementById(fieldId)?.focus()
    setNote({ tone: 'good', text: t('extension.options-origin-kept', { host: host(origin) }) })
  }
  const remove = async (origin: string) => {
    setRemoving(undefined)
    const isRemoved = await isStored(removeOrigin(origin, place))
    if (isRemoved) await releasePermission(origin)
    setNote(
      isRemoved
        ? { tone: 'good', text: t('extension.options-origin-removed', { host: host(origin) }) }
        : { tone: 'bad', text: t('extension.problem-storage') },
    )
    // The row's button is gone, or the question was; the note is beside the field.
    document.getElementById(fieldId)?.focus()
  }
  return (
    <section class="card options-part" aria-labelledby={[nameId, `origins${idSuffix}`].filter(Boolean).join(' ')}>
      <h2 id={`origins${idSuffix}`}>{t('extension.options-origins')}</h2>
      <p class="field-hint">{t('extension.options-origins-text')}</p>
      {origins.length === 0 && <p class="options-empty">{t('extension.options-origins-empty')}</p>}
      {origins.length > 0 && (
        <ul class="options-list">
          {origins.map(({ origin, by }) => (
            <li key={origin}>
              <Icon icon={Globe} />
              <span class="options-origin">
                <Breakable text={origin} />
                {lacks(origin) && <small>{t(describeLack(origin))}</small>}
              </span>
              {lacks(origin) && canBeAllowed(origin) && (
                <Button look="second" onPress={() => void requestPermission(origin)}>
                  {t('extension.options-grant', { host: host(origin) })}
                </Button>
              )}
              {by === 'person' && (
                <button
                  type="button"
                  class="options-remove"
                  aria-label={t('extension.options-remove', { host: host(origin) })}
                  onClick={() => setRemoving(origin)}
                >
                  <Icon icon={Trash2} />
                </button>
              )}
            </li>
          ))}
        </ul>
      )}
      {originsLocked ? (
        <Notice tone="quiet" text={t('extension.options-locked-origins')} />
      ) : (
        <LineField
          id={fieldId}
          label={t('extension.options-origin')}
          hint={t('extension.options-origin-hint')}
          value={typed}
          onInput={(value) => {
            setTyped(value)
            setNote(undefined)
          }}
          note={note}
          submit={t('extension.options-add')}
          busy={false}
          onSubmit={() => void add()}
        />
      )}
      {removing !== undefined && (
        <ConfirmDialog
          title={t('extension.options-remove-title', { host: host(removing) })}
          text={t('extension.options-remove-text')}
          keepLabel={t('extension.options-keep')}
          confirmLabel={t('extension.options-remove', { host: host(removing) })}
          onKeep={() => setRemoving(undefined)}
          onConfirm={() => void remove(removing)}
        />
      )}
    </section>
  )
}

/** The browser throws where it saw no click of a person. */
const requestPermission = (origin: string): Promise<boolean> =>
  browser.permissions.request({ origins: [toMatchPattern(origin)] }).catch(() => false)

/** Whether the browser allows each listed origin, or did so before; undefined until it has answered. */
function usePermissions(origins: ListedOrigin[]): Record<string, 'granted' | 'revoked' | 'waiting'> | undefined {
  const [permissions, setPermissions] = useState<ReturnType<typeof usePermissions>>()
  useEffect(() => {
    const read = async () => {
      const before = await readGrantedBefore()
      const entries = origins.map(async ({ origin }) => {
        const pattern = toMatchPattern(origin)
        const isGranted = await browser.permissions.contains({ origins: [pattern] })
        return [origin, isGranted ? 'granted' : before.includes(pattern) ? 'revoked' : 'waiting'] as const
      })
      setPermissions(Object.fromEntries(await Promise.all(entries)))
    }
    const again = () => void read()
    again()
    browser.permissions.onAdded.addListener(again)
    browser.permissions.onRemoved.addListener(again)
    return () => {
      browser.permissions.onAdded.removeListener(again)
      browser.permissions.onRemoved.removeListener(again)
    }
  }, [origins])
  return permissions
}
