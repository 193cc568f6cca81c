/** A logo is shown 36 pixels high; twice that for fine screens, with room for what administrators have at hand. */
export const maxLogoBytes = 64 * 1024

/** A configuration with its own texts in every language is far below; reading takes about 1.5 s of a processor per MB (measured 2026-11-30). */
export const maxConfigurationBytes = 2 * 1024 * 1024
