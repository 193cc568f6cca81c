import { useEffect, useState } from 'preact/hooks'
import { Button } from '../../../../../../shared/ui/Button.tsx'
import { Notice } from '../../../../../../shared/ui/Notice.tsx'
import { PageHeading } from '../../../../../../shared/wizard/PageHeading.tsx'
import { useTranslator } from '../../../../../../shared/wizard/use-translator.ts'
import { mapReply } from '../../../../../../shared/wizard/wizard-client.ts'
import type { AdminApi } from '../../../../../routes/operations.ts'
import { formatAddress } from '../../../address.ts'
import { useFormTools } from '../../../form/form-context.ts'
import { Loading, useLoaded } from '../../../loading.tsx'
import type { PageProps } from '../../../section.ts'
import { useRequest } from '../../../use-request.ts'
import { type IdentityTable, type TableId, toEntryAddress, toNewAddress, toTableAddress } from './identity-tables.ts'
import { TableLinks } from './TableLinks.tsx'

interface IdentityListProps extends PageProps {
  table: IdentityTable
}

type Found = AdminApi[`GET /api/v1/admin/identities/${TableId}`]['reply']

/** A pause in typing after which the search is asked. */
const typingPauseMs = 250

/** A table with its search, which the address names. */
export function IdentityList(props: IdentityListProps) {
  const { api, address, language, table } = props
  const t = useTranslator()
  const { find = '' } = address.current.value.filters
  const [typed, type] = useState(find)
  useEffect(() => {
    const wanted = typed.trim()
    if (wanted === find) return
    const timer = setTimeout(
      () => address.open(toTableAddress(table.id, wanted === '' ? {} : { find: wanted }), 'replace'),
      typingPauseMs,
    )
    return () => clearTimeout(timer)
  }, [typed])
  const query = find === '' ? {} : { query: find }
  const loaded = useLoaded(
    async () =>
      mapReply(await api(`GET /api/v1/admin/identities/${table.id}`, { query }), (first) => ({ find, first })),
    [language, find],
  )
  return (
    <>
      <PageHeading title={t(`administration.identities-${table.id}`)} />
      <TableLinks current={table} />
      <p class="page-text">{t(`administration.identities-${table.id}-text`)}</p>
      <search class="field">
        <label class="field-label" for="find-identities">
          {t('administration.identities-find')}
        </label>
        <input
          id="find-identities"
          class="control"
          type="search"
          autocomplete="off"
          spellcheck={false}
          dir="auto"
          value={typed}
          onInput={({ currentTarget }) => type(currentTarget.value)}
        />
      </search>
      <Loading loaded={loaded}>{(found) => <Rows key={found.find} {...props} {...found} />}</Loading>
    </>
  )
}

function Rows({ api, table, find, first }: IdentityListProps & { find: string; first: Found }) {
  const t = useTranslator()
  const { isReadOnly } = useFormTools()
  const { busy, problem, send } = useRequest()
  const [{ items, next }, show] = useState<{ items: readonly Found['items'][number][]; next?: string }>(first)
  const query = find === '' ? {} : { query: find }
  const more = (after: string) =>
    send(
      () => api(`GET /api/v1/admin/identities/${table.id}`, { query: { ...query, after } }),
      (page) => show({ items: [...items, ...page.items], next: page.next }),
    )
  return (
    <>
      {first.elsewhere !== undefined && (
        <Notice tone="quiet" text={t('administration.identities-elsewhere', { place: first.elsewhere })} />
      )}
      {first.elsewhere === undefined && table.id !== 'accounts' && !isReadOnly && (
        <p>
          <a href={formatAddress(toNewAddress(table.id))}>{t(`administration.identities-new-${table.id}`)}</a>
        </p>
      )}
      <p role="status" class={items.length > 0 ? 'only-read' : undefined}>
        {t('administration.identities-found', { count: items.length })}
      </p>
      {items.length > 0 && (
        <table class="identities">
          <thead>
            <tr>
              <th scope="col">{t('administration.identities-name')}</th>
              {table.columns.map(({ label }) => (
                <th key={label} scope="col">
                  {t(label)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {items.map((item) => (
              <tr key={item.id}>
                <th scope="row">
                  <a href={formatAddress(toEntryAddress(table.id, item.id))}>{item.name || item.id}</a>
                </th>
                {table.columns.map(({ label, read }) => (
                  <td key={label}>{read(item, t)}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {problem && <Notice tone="bad" alert text={problem.text} />}
      {next !== undefined && (
        <Button look="second" busy={busy} onPress={() => void more(next)}>
          {t('administration.identities-more')}
        </Button>
      )}
    </>
  )
}
