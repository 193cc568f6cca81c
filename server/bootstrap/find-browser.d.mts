/** Path of a browser of the Chromium family, or undefined. */
export function findBrowser(env?: NodeJS.ProcessEnv): string | undefined
