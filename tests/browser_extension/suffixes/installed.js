import { readFileSync } from "node:fs";
import { SuffixList } from "../../../browser_extension/suffixes/suffix_list.js";

/** The public suffix list that comes with the extension. */
export const installedSuffixes = () =>
  new SuffixList(readFileSync(new URL("../../../browser_extension/suffixes/suffix_list.txt", import.meta.url), "utf8"));
