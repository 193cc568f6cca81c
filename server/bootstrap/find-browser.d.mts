/** A browser of the Chromium family on this machine, or undefined. */
export function findBrowser(env?: NodeJS.ProcessEnv): string | undefined
