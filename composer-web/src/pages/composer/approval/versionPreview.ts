import { queryOptions } from "@tanstack/react-query";
import * as calls from "../../../api/templates";
import type { Preview } from "../../../api/types";
import { type CardDocument, localesOf } from "../../../document/card";
import { problemsOf } from "../../../document/validate";

/** What phones get of one version in one language; nothing is asked of a card that is unfinished or lacks the language. */
export const versionPreview = (card: CardDocument, locale: string) =>
  queryOptions<Preview>({
    queryKey: ["version-preview", card, locale],
    queryFn: () => calls.preview({ card, locale }),
    enabled: problemsOf(card).length === 0 && localesOf(card).includes(locale),
  });
