import { kindsIn } from "../findings/finding.ts";
import * as review from "./findings.ts";

/** Every finding that reviewed copies can have. */
export const reviewKinds = kindsIn(review);
