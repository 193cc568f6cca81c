import { directoryPassword } from './directory-password.ts'

/** Every sign-in module, sorted by id. */
export const signInModules = [directoryPassword] as const
