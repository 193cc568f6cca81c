import type { Page } from 'playwright'
import type { Translator } from '../../shared/languages/translator.ts'
import type { SharedBrowsers } from './environment/shared-browsers.ts'

/** A surface is a site, a window or a page of the extension, with all its states. */
export interface Surface {
  title: string
  /** The text above its pictures. */
  description: string
  scenes: Record<string, Scene>
  /** The part of a wide page that goes into its picture; without it the whole page does. */
  frame?: string
  /** The width in pixels that the surface has in real use. */
  width?: number
  start(browsers: SharedBrowsers): Promise<SurfaceDriver>
}

export interface Scene {
  /** One sentence about what is checked in the picture. */
  description: string
  /** Leads from the opened page to the moment of the picture. */
  perform?: (page: Page, words: Translator) => Promise<void>
  /** The element that appears at that moment; by default the heading. */
  waitFor?: string
  /** The repository holds its picture, in `docs/screenshots`; `npm run screenshots` makes all others. */
  inDocs?: boolean
}

export type Language = 'en' | 'de'

/** A surface that is ready: `open` brings its one page to the beginning of a scene. */
export interface SurfaceDriver {
  page: Page
  open(scene: string, language: Language): Promise<void>
  close(): Promise<void>
}
