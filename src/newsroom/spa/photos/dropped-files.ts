/** What file managers leave in every folder. */
const NO_PHOTO = /^(\.|Thumbs\.db$|desktop\.ini$)/i;

/** The files among what was dropped, also those in folders and the folders in these, in the order of their names. */
export async function droppedFiles(data: DataTransfer): Promise<File[]> {
  // Taken at once: the list is empty when the event is over.
  const entries = [...data.items].flatMap((item) => item.webkitGetAsEntry() ?? []);
  const files = entries.length > 0 ? (await Promise.all(entries.map(filesIn))).flat() : [...data.files];
  return photoFiles(files);
}

export function photoFiles(files: readonly File[]): File[] {
  return files.filter((file) => !NO_PHOTO.test(file.name));
}

async function filesIn(entry: FileSystemEntry): Promise<File[]> {
  if (entry.isFile) {
    return new Promise((resolve) =>
      (entry as FileSystemFileEntry).file(
        (file) => resolve([file]),
        () => resolve([]),
      ),
    );
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  const inside: FileSystemEntry[] = [];
  // A reader gives a hundred at a time, and none when there are no more.
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve) => reader.readEntries(resolve, () => resolve([])));
    if (some.length === 0) break;
    inside.push(...some);
  }
  inside.sort((a, b) => a.name.localeCompare(b.name));
  return (await Promise.all(inside.map(filesIn))).flat();
}
