import { configurationParameters } from '../authentication/parameters/configuration-parameters.ts'
import { brandingSettings } from '../branding/branding.ts'
import { mailSettings } from '../notifications/mail-texts.ts'
import { radiusSettings } from '../radius/settings.ts'
import { administrationSettings } from './administration.ts'
import { siteSettings } from './site-settings.ts'
import { staffSettings } from './staff-settings.ts'

/** What an administrator changes while the server runs, by the name that it is stored under. */
export const settings = {
  administration: administrationSettings,
  branding: brandingSettings,
  mail: mailSettings,
  parameters: configurationParameters,
  radius: radiusSettings,
  site: siteSettings,
  staff: staffSettings,
}
