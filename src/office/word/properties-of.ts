import { childNamed, type XmlElement } from "../xml.ts";

/** Settings of WordprocessingML: an element with a `val`, under the properties of what it belongs to. */

/** The value of a setting; undefined where it is not set. */
export function settingOf(properties: XmlElement | undefined, name: string): string | undefined {
  return properties === undefined ? undefined : childNamed(properties, name)?.attributes.val;
}

/** Whether something is switched on: a setting without a value is; undefined where it is not set. */
export function switchOf(properties: XmlElement | undefined, name: string): boolean | undefined {
  const setting = properties === undefined ? undefined : childNamed(properties, name);
  return setting === undefined
    ? undefined
    : !/^(?:0|false|off|none)$/.test(setting.attributes.val ?? "");
}

/** A whole number of bounded size; undefined where there is none. */
export function wholeNumber(text: string | undefined): number | undefined {
  const value = text === undefined ? Number.NaN : Number.parseInt(text, 10);
  return Number.isFinite(value) && Math.abs(value) < 1_000_000 ? value : undefined;
}
