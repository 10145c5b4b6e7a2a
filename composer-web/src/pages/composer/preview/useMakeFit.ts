import * as calls from "../../../api/templates";
import { fixedLength } from "../../../document/variables";
import { derivedText, readText, spokenText, writeText } from "../../../document/words";
import { useBench } from "../bench";
import { tell } from "../notice";
import { tellLess } from "../tellLess";
import { valuesOf } from "./personas";
import type { FormName } from "./unfit";
import { useViewing } from "./viewing";

/** Makes a form fit by fewer words, in one step that undo takes back, and says what it did. */
export function useMakeFit(form: FormName): () => Promise<void> {
  const { editing } = useBench();
  const { persona, mmsLimit } = useViewing();
  return async () => {
    const { madeToFit } = await import("./makeFit");
    const { draft, selection } = editing.getState().history.now;
    const { card } = draft;
    const { locale } = selection;
    const variables = valuesOf(card, persona);
    const shown = { card, locale, ...(variables ? { variables } : {}), ...(mmsLimit ? { mmsLimit } : {}) };
    const after = await madeToFit(calls.preview, shown, form);
    if (editing.getState().history.now.draft !== draft) return tell("changedMeanwhile");
    if (!after) return tell("cannotFit");
    editing.getState().perform({ do: "everything", draft: { ...draft, card: after } });
    if (form !== "sms") return tellLess(card, after);
    const sms = { of: "sms" } as const;
    const said = (one: typeof card) =>
      fixedLength(spokenText(one, sms, locale) || derivedText(one, "sms", locale));
    const others = writeText(after, sms, locale, readText(card, sms, locale));
    tellLess(card, others, [{ code: "shortened", params: { from: said(card), to: said(after) } }]);
  };
}
