import { useState } from 'preact/hooks'
import { getTranslator } from '../../shared/languages/browser.ts'
import { Breakable } from '../../shared/ui/Breakable.tsx'
import { Button } from '../../shared/ui/Button.tsx'
import { ConfirmDialog } from '../../shared/ui/ConfirmDialog.tsx'
import { Notice } from '../../shared/ui/Notice.tsx'
import { removeOrganisation } from '../settings.ts'
import { isStored } from './is-stored.ts'
import { OriginsPart } from './OriginsPart.tsx'
import type { OrganisationPartProps } from './organisation-part.ts'
import { ServerPart } from './ServerPart.tsx'

interface OrganisationSettingsProps extends OrganisationPartProps {
  heading?: string
  /** The buttons are gone then, and with them the focus. */
  onRemoved: () => void
}

/** One organisation: its server and its pages. One of several has a heading, and a person's own can be removed. */
export function OrganisationSettings({ heading, onRemoved, ...part }: OrganisationSettingsProps) {
  const t = getTranslator(part.language)
  const [isAsking, setAsking] = useState(false)
  const [isUnsaved, setUnsaved] = useState(false)
  const nameId = heading === undefined ? undefined : `organisation${part.idSuffix}`
  const parts = (
    <>
      <ServerPart {...part} nameId={nameId} />
      <OriginsPart {...part} nameId={nameId} />
    </>
  )
  if (heading === undefined) return parts
  const { storedIndex, serverLocked, origins } = part.organisation
  const remove = async () => {
    setAsking(false)
    if (storedIndex !== undefined && !(await isStored(removeOrganisation(storedIndex)))) return setUnsaved(true)
    onRemoved()
  }
  return (
    <section class="options-organisation" aria-labelledby={nameId}>
      <div class="options-organisation-head">
        <p id={nameId}>
          <Breakable text={heading} />
        </p>
        {storedIndex !== undefined && !serverLocked && (
          <Button look="quiet" onPress={() => setAsking(true)}>
            {t('extension.options-organisation-remove', { name: heading })}
          </Button>
        )}
      </div>
      {isUnsaved && <Notice tone="bad" alert text={t('extension.problem-storage')} />}
      {parts}
      {isAsking && (
        <ConfirmDialog
          title={t('extension.options-organisation-remove-title', { name: heading })}
          text={t('extension.options-organisation-remove-text', { count: origins.length })}
          keepLabel={t('extension.options-keep')}
          confirmLabel={t('extension.options-organisation-remove', { name: heading })}
          onKeep={() => setAsking(false)}
          onConfirm={() => void remove()}
        />
      )}
    </section>
  )
}
