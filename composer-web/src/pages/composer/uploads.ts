import { createStore, type StoreApi } from "zustand/vanilla";
import * as calls from "../../api/templates";
import type { Media } from "../../document/card";

/** A file on its way to the library, shown from this browser until it is there. */
export type Upload = { url: string; name: string; error?: unknown; sending: AbortController };

export type Uploads = {
  /** By card. */
  under: Record<string, Upload>;
  /** What was uploaded from here, by asset: shown without asking the server for it. */
  local: Record<string, string>;
  take: (card: string, file: File, done: (media: Media) => void) => Promise<void>;
  /** Ends an upload, or closes what is said of one that failed. */
  dismiss: (card: string) => void;
};

export const makeUploads = () =>
  createStore<Uploads>((set, get) => {
    const put = (card: string, upload: Upload | undefined) =>
      set(({ under: { [card]: _, ...others } }) => ({
        under: upload ? { ...others, [card]: upload } : others,
      }));
    return {
      under: {},
      local: {},
      dismiss: (card) => {
        get().under[card]?.sending.abort();
        put(card, undefined);
      },
      take: async (card, file, done) => {
        const sending = new AbortController();
        const upload = { url: URL.createObjectURL(file), name: file.name, sending };
        put(card, upload);
        try {
          const asset = await calls.upload(file, sending.signal);
          // A later file for the same card has taken its place.
          if (get().under[card]?.url !== upload.url) return;
          // A film is known by the picture that the server makes of it.
          if (file.type.startsWith("image/")) {
            set(({ local }) => ({ local: { ...local, [asset.id]: upload.url } }));
          }
          done({ asset: asset.id });
          put(card, undefined);
        } catch (error) {
          if (get().under[card]?.url === upload.url) put(card, { ...upload, error });
        }
      },
    };
  });

/** Once no file is on its way any more and each has its card; at once where none is. */
export function whenDone(uploads: StoreApi<Uploads>, then: () => void): void {
  const busy = ({ under }: Uploads) => Object.values(under).some(({ error }) => error === undefined);
  if (!busy(uploads.getState())) {
    then();
    return;
  }
  const stop = uploads.subscribe((state) => {
    if (busy(state)) return;
    stop();
    then();
  });
}

/** The first picture or clip among what was dropped or pasted. */
export function mediaFile(data: DataTransfer | null): File | undefined {
  return [...(data?.files ?? [])].find(({ type }) => /^(image|video|audio)\//.test(type));
}
