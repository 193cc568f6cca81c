/** A line that both texts have, or only one of them. */
export interface ComparedLine {
  kind: 'same' | 'removed' | 'added'
  text: string
}

/** The lines of both texts in order, by their longest common sequence. Mails have a few dozen lines. */
export function compareLines(before: string, after: string): ComparedLine[] {
  const [old, own] = [before.split('\n'), after.split('\n')]
  // lengths[i][j]: of the longest common sequence of what follows line i of the old text and line j of the own one.
  const lengths = Array.from({ length: old.length + 1 }, () => new Array<number>(own.length + 1).fill(0))
  const at = (i: number, j: number): number => lengths[i]?.[j] ?? 0
  for (let i = old.length - 1; i >= 0; i -= 1)
    for (let j = own.length - 1; j >= 0; j -= 1) {
      const row = lengths[i]
      if (row) row[j] = old[i] === own[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1))
    }
  const lines: ComparedLine[] = []
  let [i, j] = [0, 0]
  while (i < old.length || j < own.length) {
    const [left, right] = [old[i], own[j]]
    if (left !== undefined && left === right) {
      lines.push({ kind: 'same', text: left })
      i += 1
      j += 1
    } else if (left !== undefined && (right === undefined || at(i + 1, j) >= at(i, j + 1))) {
      lines.push({ kind: 'removed', text: left })
      i += 1
    } else {
      lines.push({ kind: 'added', text: right ?? '' })
      j += 1
    }
  }
  return lines
}
