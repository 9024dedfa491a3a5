/** A document as flat OpenDocument, edited as LibreOffice records it: what is tracked, by whom, when. */

export interface OfficeEdit {
  readonly name: string;
  /** Words of one text of the document, in which the edit is. */
  readonly anchor: string;
  readonly old: string;
  readonly new: string;
  readonly kind?: "text" | "split" | "join" | "comment" | "untracked";
  readonly who?: string;
}

const info = (who: string) =>
  `<office:change-info><dc:creator>${who}</dc:creator><dc:date>2026-03-02T09:00:00</dc:date></office:change-info>`;

/** Makes edits in a flat OpenDocument text. */
export function officeEdited(fodt: string, edits: readonly OfficeEdit[]): string {
  const regions: string[] = [];
  let xml = fodt;
  edits.forEach(({ name, anchor, old, new: put, kind = "text", who = "省发展改革委" }, index) => {
    const id = `ct${7000 + index}`;
    const region = (what: string) =>
      regions.push(`<text:changed-region xml:id="${id}${what[0]}" text:id="${id}${what[0]}">`);
    const at = xml.indexOf(anchor);
    if (at < 0) throw new Error(`${name}: there is no “${anchor}”`);
    const start = old === "" ? at + anchor.length : at + anchor.indexOf(old);
    const before = xml.slice(0, start);
    const after = xml.slice(start + (kind === "comment" ? 0 : old.length));
    if (kind === "untracked") {
      xml = `${before}${put}${after}`;
      return;
    }
    if (kind === "comment") {
      xml = `${before}<office:annotation office:name="a${index}"><dc:creator>${who}</dc:creator><dc:date>2026-03-02T09:00:00</dc:date><text:p>${put}</text:p></office:annotation>${after.slice(0, old.length)}<office:annotation-end office:name="a${index}"/>${after.slice(old.length)}`;
      return;
    }
    if (kind === "join") {
      region("d");
      regions.push(
        `<text:deletion>${info(who)}<text:p/><text:p/></text:deletion></text:changed-region>`,
      );
      // The paragraph ends behind the anchor; the next one goes on in it.
      const end = /^(?:<text:bookmark-end[^>]*>)*<\/text:p>\s*<text:p[^>]*>/.exec(after)?.[0] ?? "";
      if (end === "") throw new Error(`${name}: no paragraph ends there`);
      const marks = end.match(/<text:bookmark-end[^>]*>/g)?.join("") ?? "";
      xml = `${before}${marks}<text:change text:change-id="${id}d"/>${after.slice(end.length)}`;
      return;
    }
    if (kind === "split") {
      region("i");
      regions.push(`<text:insertion>${info(who)}</text:insertion></text:changed-region>`);
      const open = before.slice(before.lastIndexOf("<text:p "));
      const tag = /^<text:p [^>]*>/.exec(open)?.[0] ?? "<text:p>";
      xml = `${before}<text:change-start text:change-id="${id}i"/></text:p>${tag}${put}<text:change-end text:change-id="${id}i"/>${after}`;
      return;
    }
    let marks = "";
    if (old !== "") {
      region("d");
      regions.push(
        `<text:deletion>${info(who)}<text:p>${old}</text:p></text:deletion></text:changed-region>`,
      );
      marks += `<text:change text:change-id="${id}d"/>`;
    }
    if (put !== "") {
      region("i");
      regions.push(`<text:insertion>${info(who)}</text:insertion></text:changed-region>`);
      marks += `<text:change-start text:change-id="${id}i"/>${put}<text:change-end text:change-id="${id}i"/>`;
    }
    xml = `${before}${marks}${after}`;
  });
  return xml.replace(
    /(<office:text[^>]*>)(?:<text:tracked-changes[\s\S]*?<\/text:tracked-changes>)?/,
    `$1<text:tracked-changes>${regions.join("")}</text:tracked-changes>`,
  );
}
