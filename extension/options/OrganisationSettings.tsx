import { getTranslator } from '../../shared/languages/browser.ts'
import { Button } from '../../shared/ui/Button.tsx'
import { removeOrganisation } from '../settings.ts'
import { OriginsPart } from './OriginsPart.tsx'
import type { OrganisationPartProps } from './organisation-part.ts'
import { ServerPart } from './ServerPart.tsx'

/** One organisation: its server and its pages. One of several has a heading, and a person's own can be removed. */
export function OrganisationSettings({ heading, ...part }: OrganisationPartProps & { heading?: string }) {
  const t = getTranslator(part.language)
  const nameId = heading === undefined ? undefined : `organisation${part.idSuffix}`
  const parts = (
    <>
      <ServerPart {...part} nameId={nameId} />
      <OriginsPart {...part} nameId={nameId} />
    </>
  )
  if (heading === undefined) return parts
  const { storedIndex, serverLocked } = part.organisation
  return (
    <section class="options-organisation" aria-labelledby={nameId}>
      <div class="options-organisation-head">
        <p id={nameId}>{heading}</p>
        {storedIndex !== undefined && !serverLocked && (
          <Button look="quiet" onPress={() => void removeOrganisation(storedIndex)}>
            {t('extension.options-organisation-remove', { name: heading })}
          </Button>
        )}
      </div>
      {parts}
    </section>
  )
}
