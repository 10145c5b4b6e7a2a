import { body } from "./body";
import { server } from "./client";
import type { BannerLook, BannerOrder } from "./types";

/** Named in the language that the pages speak. */
export const bannerTemplates = () => body(server.GET("/v1/banner-templates"));

/** A look at a banner, small; nothing is kept. */
export const previewBanner = (order: BannerOrder, signal: AbortSignal): Promise<BannerLook> =>
  body(server.POST("/v1/banner-previews", { body: order, signal }));

/** Makes it an asset of the brand. */
export const makeBanner = (order: BannerOrder) => body(server.POST("/v1/assets/banner", { body: order }));
