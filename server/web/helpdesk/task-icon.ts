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

/** An organisation's own tasks share one. */
export const taskIcon = (workflow: string): IconNode => icons[workflow] ?? Wrench
