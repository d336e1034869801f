/** Each after what it needs; the order of the file where that leaves a choice. */
export function dependenciesFirst<T>(all: readonly T[], needs: (one: T) => readonly T[]): T[] {
  const sorted = new Set<T>();
  const visiting = new Set<T>();
  const visit = (one: T) => {
    if (sorted.has(one) || visiting.has(one)) return;
    visiting.add(one);
    needs(one).forEach(visit);
    sorted.add(one);
  };
  all.forEach(visit);
  return [...sorted];
}
