import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse, parseAllDocuments } from "yaml";

export const root = join(import.meta.dirname, "../..");

export const textOf = (file: string) => readFileSync(join(root, file), "utf8");

export interface Input {
  readonly description: string;
  readonly default?: string;
}

interface Step {
  readonly name: string;
  readonly shell: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly run: string;
}

export interface Action {
  readonly inputs: Readonly<Record<string, Input>>;
  readonly outputs: Readonly<Record<string, { readonly value: string }>>;
  readonly runs: { readonly steps: readonly Step[] };
}

export interface Hook {
  readonly id: string;
  readonly name: string;
  readonly entry: string;
  readonly language: string;
  readonly files: string;
  readonly pass_filenames?: boolean;
  readonly require_serial?: boolean;
}

export interface GitlabJob {
  readonly variables: Readonly<Record<string, string>>;
  readonly script: readonly string[];
  readonly artifacts: { readonly reports: Readonly<Record<string, string>> };
}

export const action: Action = parse(textOf("action.yml"));
export const hooks: readonly Hook[] = parse(textOf(".pre-commit-hooks.yaml"));

const [head, body] = parseAllDocuments(textOf(".gitlab/planwright.yml")).map((document): unknown =>
  document.toJS(),
);

/** The two documents of the GitLab snippet: what it takes, and its job. */
export const gitlabHead = head as { readonly spec: { readonly inputs: Record<string, Input> } };
export const gitlabBody = body as { readonly planwright: GitlabJob };
