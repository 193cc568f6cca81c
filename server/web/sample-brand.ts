import type { Brand } from '../../shared/ui/brand.ts'

/** A logo with dark letters, twice as wide as high, which would be lost on a dark page without the paper under it. */
const logo = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 40" width="120" height="40"><circle cx="20" cy="20" r="18" fill="#7a1f5c"/><path d="M12 20l6 6 11-12" fill="none" stroke="#fff" stroke-width="4"/><path d="M50 30V10h14a8 8 0 0 1 0 16H50M80 30V10l18 20V10" fill="none" stroke="#1d1d1d" stroke-width="4"/></svg>`

/** The look that the states of every surface show; the colours are what the server derives from `#7a1f5c`. */
export const sampleBrand = {
  colours: {
    light: { accent: '#7a1f5c', accentStrong: '#640349', accentSoft: '#fdeaf4', accentText: '#ffffff' },
    dark: { accent: '#dd7ab6', accentStrong: '#f590cd', accentSoft: '#3b2231', accentText: '#08151a' },
  },
  logo: { address: `data:image/svg+xml;base64,${btoa(logo)}`, width: 120, height: 40 },
} satisfies Brand
