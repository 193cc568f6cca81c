import type { ComponentChildren } from 'preact'
import { useEffect, useMemo, useRef } from 'preact/hooks'
import { Notice } from '../../../../../../shared/ui/Notice.tsx'
import { PageHeading } from '../../../../../../shared/wizard/PageHeading.tsx'
import { useTranslator } from '../../../../../../shared/wizard/use-translator.ts'
import { formatAddress } from '../../../address.ts'
import { DraftForm } from '../../../draft/DraftForm.tsx'
import { createDraft, type Draft } from '../../../draft/draft.ts'
import { FormContext, useFormTools } from '../../../form/form-context.ts'
import { Loading, useLoaded } from '../../../loading.tsx'
import type { PageProps } from '../../../section.ts'
import { DeleteIdentity } from './DeleteIdentity.tsx'
import { createEntrySource, createNewEntrySource } from './identity-source.ts'
import { type EditableTable, type IdentityTable, toEntryAddress, toTableAddress } from './identity-tables.ts'

interface EntryProps extends PageProps {
  table: IdentityTable
}

/** One entry of a table: seen, changed and deleted. */
export function IdentityEntry(props: EntryProps & { id: string }) {
  const { api, table, id } = props
  const draft = useMemo(() => createDraft(createEntrySource(api, table.id, id)), [api])
  const { saved } = draft.state.value
  return (
    <EntryForm {...props} draft={draft} id={id}>
      {(name) => saved && <DeleteIdentity {...props} id={id} name={name} version={saved.version} />}
    </EntryForm>
  )
}

/** An entry that is made, and then opened. */
export function NewIdentity(props: EntryProps & { tableId: EditableTable }) {
  const { api, address, tableId } = props
  const created = useRef<string>(undefined)
  const draft = useMemo(
    () =>
      createDraft(
        createNewEntrySource(api, tableId, (id) => {
          created.current = id
        }),
      ),
    [api],
  )
  const { isSaved } = draft.state.value
  useEffect(() => {
    if (isSaved && created.current !== undefined) address.open(toEntryAddress(tableId, created.current), 'replace')
  }, [isSaved])
  return <EntryForm {...props} draft={draft} />
}

interface EntryFormProps extends EntryProps {
  draft: Draft
  /** Absent: the entry does not exist yet. */
  id?: string
  /** Below the form, by the name of the entry. */
  children?(name: string): ComponentChildren
}

function EntryForm({ api, address, language, table, draft, id, children }: EntryFormProps) {
  const t = useTranslator()
  const tools = useFormTools()
  const identityNames = useMemo(() => new Map<string, string>(), [])
  useEffect(() => void draft.load(), [draft])
  const { saved, theirs } = draft.state.value
  const form = useLoaded(
    () =>
      api('GET /api/v1/admin/identity-forms/{table}', {
        params: { table: table.id },
        query: id === undefined ? {} : { id },
      }),
    // What another administrator has chosen meanwhile is shown by its name.
    [language, id, saved?.version, theirs?.version],
  )
  return (
    <>
      <nav class="page-links">
        <a href={formatAddress(toTableAddress(table.id))}>{t(`administration.identities-${table.id}`)}</a>
      </nav>
      <Loading loaded={form} isWholePage>
        {({ title, text, form: schema, elsewhere }) => (
          <FormContext.Provider
            value={{ ...tools, identityNames, isReadOnly: tools.isReadOnly || elsewhere !== undefined }}
          >
            <PageHeading title={title} />
            <p class="page-text">{text}</p>
            {elsewhere !== undefined && (
              <Notice tone="quiet" text={t('administration.identities-elsewhere', { place: elsewhere })} />
            )}
            <DraftForm draft={draft} schema={schema} address={address} hasVersions={false} />
            {elsewhere === undefined && !tools.isReadOnly && children?.(title)}
          </FormContext.Provider>
        )}
      </Loading>
    </>
  )
}
