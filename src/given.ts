/** The same fields where those without a value may be absent, as `exactOptionalPropertyTypes` has it. */
type Given<T> = { readonly [K in keyof T as undefined extends T[K] ? never : K]: T[K] } & {
  readonly [K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined>;
};

/**
 * The fields of an object that have a value: what is undefined is left out, so that an optional
 * property is absent and not undefined.
 * @example { name, ...given({ title, year }) }
 */
export function given<T extends object>(fields: T): Given<T>;
export function given(
  fields: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  const kept: Record<string, unknown> = {};
  for (const key in fields) if (fields[key] !== undefined) kept[key] = fields[key];
  return kept;
}
