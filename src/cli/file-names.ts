/** Names that Windows keeps for devices, whatever follows a dot. */
const reserved = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;

/**
 * Names of files for names of entries, in their order: what a file system refuses becomes `_`, and
 * of two that a file system takes for one (`A`, `a`) the later gets a number behind it.
 */
export function fileNames(names: readonly string[]): readonly string[] {
  const taken = new Set<string>();
  return names.map((name) => {
    const safe = safeName(name);
    let unique = safe;
    for (let number = 2; taken.has(folded(unique)); number += 1) unique = `${safe}-${number}`;
    taken.add(folded(unique));
    return unique;
  });
}

function folded(name: string): string {
  return name.normalize("NFC").toLowerCase();
}

function safeName(name: string): string {
  const plain = name
    // biome-ignore lint/suspicious/noControlCharactersInRegex: no file system takes them in names
    .replace(/[\\/:*?"<>|\u0000-\u001f]/g, "_")
    .replace(/[. ]+$/, "")
    .replace(/^\.+/, "_");
  return plain === "" || reserved.test(plain) ? `_${plain}` : plain;
}
