/** What a rendition was made for, as its key says it; a key of another form is shown as it stands. */
export type Target = { bytes: number; width: number; height: number; formats: string[] };

export function readTarget(key: string): Target | undefined {
  const [, bytes, width, height, formats] =
    /_(\d+)_(\d+)x(\d+)_([a-z0-9_-]+?)(?:_(?:baseline|progressive|any).*)?$/.exec(key) ?? [];
  return bytes && width && height && formats
    ? { bytes: Number(bytes), width: Number(width), height: Number(height), formats: formats.split("-") }
    : undefined;
}
