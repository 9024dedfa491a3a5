import { declaredRoleSpec, roleKinds } from "../../../grammar/kinds/attributes.ts";
import { given } from "../../given.ts";
import { childOf, type Entry } from "../../syntax/entry.ts";
import type { Party, PartyList, Responsibility } from "../model.ts";
import type { Organization, ResolveOptions } from "../organization/organization.ts";
import type { DraftItem } from "./items.ts";

/** Who answers for what: each role that an entry does not give it takes from its parent. */

const roleKindNames: ReadonlySet<string> = new Set(
  [...roleKinds, declaredRoleSpec].map(({ kind }) => kind),
);

interface OwnRole {
  readonly role: string;
  readonly entry: Entry;
  /** Undefined where the entry takes the role away (配合 无) or leaves it open. */
  readonly list?: PartyList;
}

function ownRoles(entry: Entry, organization: Organization, options: ResolveOptions): OwnRole[] {
  const roles: OwnRole[] = [];
  for (const child of entry.children) {
    if (child.type !== "entry" || !roleKindNames.has(child.kind)) continue;
    const role = child.role ?? child.kind;
    if (child.value?.type !== "refs") roles.push({ role, entry: child });
    else
      roles.push({
        role,
        entry: child,
        list: organization.list(child.value.list, child.file, options),
      });
  }
  return roles;
}

function firstOf(list: PartyList): PartyList | undefined {
  const first = list.refs[0];
  if (first === undefined) return undefined;
  const left = new Set(list.parties.map(({ key }) => key));
  return {
    refs: [{ ...first, separator: "" }],
    excluded: list.refs.length === 1 ? list.excluded : [],
    parties: first.parties.filter(({ key }) => left.has(key)),
    jointly: false,
    source: list.source,
  };
}

/** Fills in the roles of the plan's items, and gives back the plan's own. */
export function assignRoles(
  root: Entry,
  items: readonly DraftItem[],
  organization: Organization,
  options: ResolveOptions,
): readonly Responsibility[] {
  const walk = (
    entry: Entry,
    item: DraftItem | undefined,
    children: readonly DraftItem[],
    around: readonly Responsibility[],
    firstLeadsAround: boolean,
  ): readonly Responsibility[] => {
    const firstLeads = firstLeadsAround || childOf(entry, "first-leads") !== undefined;
    const own = ownRoles(entry, organization, options);
    const spoken = new Set(own.map(({ role }) => role));
    const roles: Responsibility[] = own.flatMap((part): Responsibility[] =>
      part.list === undefined
        ? []
        : [
            {
              role: part.role,
              list: part.list,
              entry: part.entry,
              ...given({ owner: item }),
              inherited: false,
            },
          ],
    );
    const owner = roles.find(({ role }) => role === "owner");
    const lead =
      owner === undefined || !firstLeads || spoken.has("lead") ? undefined : firstOf(owner.list);
    if (owner !== undefined && lead !== undefined) {
      spoken.add("lead");
      roles.push({ ...owner, role: "lead", list: lead });
    }
    for (const responsibility of around) {
      if (!spoken.has(responsibility.role)) roles.push({ ...responsibility, inherited: true });
    }
    if (item !== undefined) item.roles = roles;
    for (const child of children) walk(child.entry, child, child.children, roles, firstLeads);
    return roles;
  };
  return walk(root, undefined, items, [], false);
}

/** The role of an item, its own or inherited. */
export function roleOf(
  item: { readonly roles: readonly Responsibility[] },
  role: string,
): Responsibility | undefined {
  return item.roles.find((responsibility) => responsibility.role === role);
}

/** The parties of a role. */
export function partiesOf(
  item: { readonly roles: readonly Responsibility[] },
  role: string,
): readonly Party[] {
  return roleOf(item, role)?.list.parties ?? [];
}
