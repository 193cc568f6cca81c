import type { ComponentChildren } from 'preact'
import { useEffect, useMemo } from 'preact/hooks'
import { PageHeading } from '../../../../shared/wizard/PageHeading.tsx'
import { useTranslator } from '../../../../shared/wizard/use-translator.ts'
import { formatAddress, toAddress } from '../address.ts'
import { fieldId } from '../form/field-parts.tsx'
import type { JsonObject } from '../form/value.ts'
import type { HistorySource } from '../history/history-source.ts'
import { Loading, useLoaded } from '../loading.tsx'
import type { PageProps } from '../section.ts'
import { DraftForm } from './DraftForm.tsx'
import { createDraft, type Versioned } from './draft.ts'

interface ResourcePageProps extends PageProps {
  source: HistorySource
  /** Its address, which names the resource. */
  own: readonly string[]
  /** Between its text and its form, for what is being edited. */
  beside?(edited: Versioned): ComponentChildren
  /** Below its form, and able to change what is being edited. */
  after?(edited: Edited): ComponentChildren
}

/** What is being edited, and the way to change it. */
export interface Edited extends Versioned {
  change(value: JsonObject): void
}

/** One resource: its title, its form, and the way to its history. The address may name a field, which then has the focus. */
export function ResourcePage({ address, language, source: given, own, beside, after }: ResourcePageProps) {
  const t = useTranslator()
  const source = useMemo(() => given, [formatAddress(toAddress(own))])
  const draft = useMemo(() => createDraft(source), [source])
  const form = useLoaded(source.loadForm, [language, source])
  useEffect(() => void draft.load(), [draft])
  const { saved, value } = draft.state.value
  const isThere = form.value !== undefined && saved !== undefined
  const { field } = address.current.value.filters
  useEffect(() => {
    if (isThere && field) document.getElementById(fieldId(field))?.focus()
  }, [isThere, field])
  return (
    <Loading loaded={form} isWholePage>
      {({ title, text, form: schema }) => (
        <>
          <PageHeading title={title} takeFocus={!field} />
          <p class="page-text">{text}</p>
          <nav class="page-links">
            <a href={formatAddress(toAddress([...own, 'history']))}>{t('administration.history')}</a>
          </nav>
          {saved && beside?.({ version: saved.version, value })}
          <DraftForm draft={draft} schema={schema} address={address} />
          {saved && after?.({ version: saved.version, value, change: draft.change })}
        </>
      )}
    </Loading>
  )
}
