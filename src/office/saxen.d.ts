declare module "saxen" {
  /** A SAX parser; see its README for the hooks. */
  export class Parser {
    on(
      hook: "openTag",
      listener: (
        name: string,
        attributes: () => Readonly<Record<string, string>>,
        decode: (text: string) => string,
        selfClosing: boolean,
      ) => void,
    ): this;
    on(hook: "closeTag", listener: (name: string) => void): this;
    on(hook: "text", listener: (text: string, decode: (text: string) => string) => void): this;
    on(hook: "cdata", listener: (text: string) => void): this;
    on(hook: "error" | "warn", listener: (error: Error) => void): this;
    parse(xml: string): void;
  }
}
