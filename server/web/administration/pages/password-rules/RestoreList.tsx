import { Button } from '../../../../../shared/ui/Button.tsx'
import { Notice } from '../../../../../shared/ui/Notice.tsx'
import { useTranslator } from '../../../../../shared/wizard/use-translator.ts'
import { formatExact } from '../../../exact-time.ts'
import type { PageProps } from '../../section.ts'
import { useRequest } from '../../use-request.ts'
import type { PasswordList } from './calls.ts'

interface RestoreListProps extends Pick<PageProps, 'api' | 'language'> {
  list: PasswordList
  onDone(): void
}

/** Takes a wrong import or removal back; the list that it replaces can be brought back in the same way. */
export function RestoreList({ api, language, list: { id, former }, onDone }: RestoreListProps) {
  const t = useTranslator()
  const { busy, problem, send } = useRequest()
  if (!former) return null
  return (
    <div class="buttons">
      {problem && <Notice tone="bad" alert text={problem.text} />}
      <Button
        look="quiet"
        busy={busy}
        onPress={() =>
          void send(() => api('POST /api/v1/admin/password-lists/{id}/restore', { params: { id } }), onDone, onDone)
        }
      >
        {t('administration.list-restore', {
          count: former.entries ?? 0,
          at: former.importedAt === undefined ? '' : formatExact(former.importedAt, language),
        })}
      </Button>
    </div>
  )
}
