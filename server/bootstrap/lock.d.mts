export function withLock<T>(
  file: string,
  log: (text: string) => void,
  work: () => T | Promise<T>,
  options?: { waitMs?: number },
): Promise<T>
