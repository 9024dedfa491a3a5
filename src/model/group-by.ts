/** What belongs together by a key, in the order of first members; no group is empty. */
export function groupBy<T, K>(
  members: Iterable<T>,
  keyOf: (member: T) => K,
): ReadonlyMap<K, readonly [T, ...T[]]> {
  const groups = new Map<K, [T, ...T[]]>();
  for (const member of members) {
    const key = keyOf(member);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [member]);
    else group.push(member);
  }
  return groups;
}
