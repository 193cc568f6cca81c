import { useTranslator } from '../../../../shared/wizard/use-translator.ts'
import { mapReply } from '../../../../shared/wizard/wizard-client.ts'
import type { AdminApi } from '../../../routes/operations.ts'
import { useFormTools } from '../form/form-context.ts'
import { formatLocation } from './location.ts'
import { type FoundEntry, SearchBox } from './SearchBox.tsx'
import type { EntryKind } from './use-directory-names.ts'

type Found = AdminApi['GET /api/v1/admin/directory/search']['reply']

interface DirectorySearchProps {
  kind: EntryKind
  /** Of the field, which a label outside names. */
  id: string
  describedBy?: string
  onChoose(entry: FoundEntry): void
  /** What was typed and is meant as it is: Enter without a choice. Undefined: only what was found is taken. */
  onTyped?(text: string): void
}

/** Searches the directory while one types. */
export function DirectorySearch(props: DirectorySearchProps) {
  const t = useTranslator()
  const { api } = useFormTools()
  const { kind } = props
  return (
    <SearchBox
      {...props}
      listLabel={t('administration.directory-list')}
      search={async (query) =>
        mapReply(await api('GET /api/v1/admin/directory/search', { query: { kind, query } }), (found) => ({
          items: found.items.map((entry) => ({
            ...entry,
            note: [entry.account, formatLocation(entry.location)].filter(Boolean).join(' · '),
          })),
          status: describe(found, t),
        }))
      }
    />
  )
}

const describe = ({ items, more, unreachable }: Found, t: ReturnType<typeof useTranslator>): string =>
  [
    t('administration.directory-found', { count: items.length }),
    more ? t('administration.directory-more') : '',
    unreachable.length > 0 ? t('administration.directory-unreachable', { domains: unreachable.join(', ') }) : '',
  ]
    .filter(Boolean)
    .join(' ')
