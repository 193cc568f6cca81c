import { Bell, type IconNode, KeyRound, LifeBuoy, ListChecks, LockKeyholeOpen, Ticket, UserRoundCheck } from 'lucide'

/** By workflow id (architecture §6); a workflow of somebody's own gets the last one. */
const icons: Record<string, IconNode> = {
  'manage-my-passwords': KeyRound,
  'forgot-my-password': LifeBuoy,
  'unlock-my-account': LockKeyholeOpen,
  'manage-my-profile': ListChecks,
  'i-have-a-passcode': Ticket,
  'my-notifications': Bell,
  register: UserRoundCheck,
}

export const taskIcon = (workflow: string): IconNode => icons[workflow] ?? ListChecks
