import { z } from 'zod'
import type { AnyActivity } from './activity.ts'

/** The schemas of its settings, by name. */
export function settingFields({ id, settings }: AnyActivity): z.ZodRawShape {
  if (!(settings instanceof z.ZodObject)) throw new Error(`the settings of ${id} are no fields`)
  return settings.shape
}
