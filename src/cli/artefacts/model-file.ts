import { modelJson } from "../../model/json.ts";
import { success } from "../../output/outcome.ts";
import type { ArtefactMaker } from "./artefact.ts";

/** The compiled model, for other programs. */
export const modelArtefacts: ArtefactMaker = async ({ model }) => [
  {
    kind: "model",
    format: "json",
    path: "model.json",
    make: async () => success({ bytes: `${JSON.stringify(modelJson(model), null, 2)}\n` }),
  },
];
