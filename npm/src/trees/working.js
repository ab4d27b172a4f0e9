// The files on disk that Git would show: not ignored, or tracked all the same.
import { lstatSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parts } from "../git.js";
import { walk } from "../walk.js";
import { readEach } from "./read.js";

const LIST = ["ls-files", "-z", "--cached", "--others", "--exclude-standard", "--deduplicate"];

/** Lists them. Links are not followed, nor are repositories inside this one entered. */
export function open(place) {
  const isFile = (path) => lstatSync(join(place.root, path), { throwIfNoEntry: false })?.isFile() ?? false;
  return {
    paths: () => (place.hasGit ? parts(LIST, place.repository).filter(isFile) : walk(place.root)),
    read: (paths) => readEach(paths, (path) => readFileSync(join(place.root, path))),
  };
}
