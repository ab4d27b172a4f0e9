// Reading, file by file.

/** Reads files one by one, and says which could not be read. */
export function readEach(paths, read) {
  return paths.map((path) => {
    try {
      return [path, read(path)];
    } catch (error) {
      throw new Error(`cannot read ${path}: ${error.message}`, { cause: error });
    }
  });
}
