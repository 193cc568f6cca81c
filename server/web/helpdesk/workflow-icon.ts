import {
  ClipboardPen,
  type IconNode,
  KeyRound,
  LockKeyholeOpen,
  ShieldCheck,
  TicketCheck,
  UserCheck,
  Wrench,
} from 'lucide'

const icons: Record<string, IconNode> = {
  'verify-user-identity': UserCheck,
  'assign-passcode': TicketCheck,
  'reset-password': KeyRound,
  'unlock-account': LockKeyholeOpen,
  'unlock-profile': ShieldCheck,
  'enforce-profile-update': ClipboardPen,
}

/** An organisation's own workflows share one icon. */
export const workflowIcon = (workflow: string): IconNode => icons[workflow] ?? Wrench
