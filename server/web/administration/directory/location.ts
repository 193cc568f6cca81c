/** Where something lies in the directory, in words: its domain, then its containers from the outside in. */
export const formatLocation = (location: readonly string[] = []): string => location.join(' › ')
