import { Copy } from 'lucide'
import { useState } from 'preact/hooks'
import { Button } from '../ui/Button.tsx'
import { Icon } from '../ui/Icon.tsx'
import { useScripted } from '../ui/scripted.ts'
import { useTranslator } from './use-translator.ts'

/** Shown only if scripts run and the page may write to the clipboard. */
export function CopyButton({ value }: { value: string }) {
  const t = useTranslator()
  const scripted = useScripted()
  const [copied, setCopied] = useState(false)
  if (!scripted || !globalThis.navigator?.clipboard) return null
  const copy = () =>
    navigator.clipboard.writeText(value).then(
      () => setCopied(true),
      () => setCopied(false),
    )
  return (
    <div class="shown-copy">
      <Button look="second" onPress={() => void copy()}>
        <Icon icon={Copy} />
        {t('wizard.copy')}
      </Button>
      <span role="status">{copied && t('wizard.copied')}</span>
    </div>
  )
}
