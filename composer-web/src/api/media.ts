import { currentLanguage } from "../i18n";
import { body } from "./body";
import { server } from "./client";
import { asProblem, ProblemError, Unreachable } from "./problem";
import { signedIn } from "./signedIn";
import { refuseTooLarge, saveTemplate, version } from "./templates";
import type { Asset, AssetReplaced } from "./types";

/** The brand's pictures, films and sounds. */
export const assetTypes = ["picture", "film", "sound"] as const;
export type AssetType = (typeof assetTypes)[number];
export type AssetFilter = { search?: string; type?: AssetType; used?: boolean };

const of = (asset: string) => ({ params: { path: { asset } } });

export const assets = (filter: AssetFilter, cursor?: string) =>
  body(
    server.GET("/v1/assets", {
      params: { query: { ...filter, limit: 60, ...(cursor ? { cursor } : {}) } },
    }),
  );
export const asset = (id: string) => body(server.GET("/v1/assets/{asset}", of(id)));
export const usesOf = async (id: string) => (await body(server.GET("/v1/assets/{asset}/uses", of(id)))).items;
export const renditionsOf = async (id: string) =>
  (await body(server.GET("/v1/assets/{asset}/renditions", of(id)))).items;
export const removeAsset = (id: string) => server.DELETE("/v1/assets/{asset}", of(id));
export const replaceAsset = (id: string, by: string, templates: string[]) =>
  body(server.POST("/v1/assets/{asset}/replace", { ...of(id), body: { by, templates } }));

/** Saves what each template was before again; one that somebody saved since is left alone, and named. */
export async function takeBack({ replaced }: AssetReplaced): Promise<string[]> {
  const left: string[] = [];
  for (const one of replaced) {
    try {
      const { draft } = await version(one.template, one.before);
      await saveTemplate(one.template, draft, `"${one.version}"`);
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      left.push(one.name);
    }
  }
  return left;
}

/** @property fresh false where the brand had this file already */
export type Sent = { asset: Asset; fresh: boolean };

/** As `upload`, but tells how far it is, from 0 to 1: only the old way of asking can do that. */
export async function uploadTold(
  file: File,
  tell: (progress: number) => void,
  signal: AbortSignal,
): Promise<Sent> {
  await refuseTooLarge(file);
  return new Promise((resolve, reject) => {
    const call = new XMLHttpRequest();
    const name = encodeURIComponent(file.name.slice(0, 200) || "clipboard");
    call.open("POST", `/v1/assets?name=${name}`);
    call.responseType = "json";
    call.setRequestHeader("Content-Type", "application/octet-stream");
    call.setRequestHeader("Accept-Language", currentLanguage());
    call.setRequestHeader("X-CSRF-Token", signedIn.getState().session?.csrfToken ?? "");
    call.upload.onprogress = ({ loaded, total }) => tell(total > 0 ? loaded / total : 0);
    call.onerror = () => reject(new Unreachable("no answer"));
    call.onload = () => {
      if (call.status < 300) resolve({ asset: call.response as Asset, fresh: call.status === 201 });
      else reject(new ProblemError(asProblem(call.status, call.response)));
    };
    signal.addEventListener("abort", () => call.abort());
    call.send(file);
  });
}
