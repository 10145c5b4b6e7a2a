import { createStore } from "zustand/vanilla";
import * as calls from "../../api/templates";
import type { Media } from "../../document/card";

/** A file on its way to the library, shown from this browser until it is there. */
export type Upload = { url: string; name: string; error?: unknown };

export type Uploads = {
  /** By card. */
  under: Record<string, Upload>;
  /** What was uploaded from here, by asset: shown without asking the server for it. */
  local: Record<string, string>;
  take: (card: string, file: File, done: (media: Media) => void) => Promise<void>;
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
      dismiss: (card) => put(card, undefined),
      take: async (card, file, done) => {
        const upload = { url: URL.createObjectURL(file), name: file.name };
        put(card, upload);
        try {
          const asset = await calls.upload(file);
          // A later file for the same card has taken its place.
          if (get().under[card]?.url !== upload.url) return;
          // A film is known by the picture that the server makes of it.
          if (file.type.startsWith("image/")) {
            set(({ local }) => ({ local: { ...local, [asset.id]: upload.url } }));
          }
          put(card, undefined);
          done({ asset: asset.id });
        } catch (error) {
          if (get().under[card]?.url === upload.url) put(card, { ...upload, error });
        }
      },
    };
  });

/** The first picture or clip among what was dropped or pasted. */
export function mediaFile(data: DataTransfer | null): File | undefined {
  return [...(data?.files ?? [])].find(({ type }) => /^(image|video|audio)\//.test(type));
}
