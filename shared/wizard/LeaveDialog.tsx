import { ConfirmDialog } from '../ui/ConfirmDialog.tsx'
import { useTranslator } from './use-translator.ts'

/** Asks for confirmation where leaving would lose something. Escape and the first button continue the run. */
export function LeaveDialog({ onKeep, onLeave }: { onKeep: () => void; onLeave: () => void }) {
  const t = useTranslator()
  return (
    <ConfirmDialog
      title={t('wizard.cancel-title')}
      text={t('wizard.cancel-text')}
      keepLabel={t('wizard.cancel-keep')}
      confirmLabel={t('wizard.cancel-stop')}
      onKeep={onKeep}
      onConfirm={onLeave}
    />
  )
}
