import { kindsIn } from "../findings/finding.ts";
import * as office from "../office/findings.ts";
import * as cells from "./findings/cells.ts";
import * as files from "./findings/files.ts";
import * as pages from "./findings/pages.ts";
import * as reports from "./findings/reports.ts";
import * as rows from "./findings/rows.ts";

/** Every finding that sheets can have when they are handed in. */
export const collectKinds = kindsIn(office, files, pages, rows, reports, cells);
