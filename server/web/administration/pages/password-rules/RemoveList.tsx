import { useState } from 'preact/hooks'
import { Button } from '../../../../../shared/ui/Button.tsx'
import { ConfirmDialog } from '../../../../../shared/ui/ConfirmDialog.tsx'
import { Notice } from '../../../../../shared/ui/Notice.tsx'
import { useTranslator } from '../../../../../shared/wizard/use-translator.ts'
import type { PageProps } from '../../section.ts'
import { useRequest } from '../../use-request.ts'
import type { PasswordList } from './calls.ts'

interface RemoveListProps extends Pick<PageProps, 'api'> {
  list: PasswordList
  onDone(): void
}

/** Removes a list from this server after it was said whose rules then search nothing. */
export function RemoveList({ api, list: { id, usedBy }, onDone }: RemoveListProps) {
  const t = useTranslator()
  const [isAsking, ask] = useState(false)
  const { busy, problem, send } = useRequest()
  const name = t(`administration.list-${id}`)
  const remove = () => {
    ask(false)
    return send(() => api('DELETE /api/v1/admin/password-lists/{id}', { params: { id } }), onDone)
  }
  return (
    <div class="buttons">
      {problem && (
        <Notice tone="bad" alert text={[problem, ...(problem.problems ?? [])].map(({ text }) => text).join(' ')} />
      )}
      <Button look="quiet" busy={busy} onPress={() => ask(true)}>
        {t('administration.delete', { name })}
      </Button>
      {isAsking && (
        <ConfirmDialog
          title={t('administration.list-remove-title', { name })}
          text={t('administration.list-remove-text', {
            count: usedBy.length,
            policies: usedBy.map((policy) => policy.name).join(', '),
          })}
          keepLabel={t('administration.keep')}
          confirmLabel={t('administration.delete', { name })}
          onKeep={() => ask(false)}
          onConfirm={() => void remove()}
        />
      )}
    </div>
  )
}
