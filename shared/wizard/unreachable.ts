import type { Translator } from '../languages/translator.ts'

/** The network is to blame only where the browser says that it has none. */
export const describeUnreachable = (t: Translator, address: string, isOnline = navigator.onLine !== false): string =>
  isOnline ? t('wizard.server-unreachable', { address }) : t('wizard.offline')
