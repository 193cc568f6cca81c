import { ConfirmDialog } from '../../../../shared/ui/ConfirmDialog.tsx'
import { useTranslator } from '../../../../shared/wizard/use-translator.ts'
import type { AddressBar } from '../address.ts'

/** Asks before changes that are not saved are lost. */
export function LeaveDialog({ address }: { address: AddressBar }) {
  const t = useTranslator()
  if (!address.wanted.value) return null
  return (
    <ConfirmDialog
      title={t('administration.leave-title')}
      text={t('administration.leave-text')}
      keepLabel={t('administration.stay')}
      confirmLabel={t('administration.leave')}
      onKeep={address.stay}
      onConfirm={address.leave}
    />
  )
}
