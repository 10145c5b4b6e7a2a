import { Button } from "@mantine/core";
import { useQueries } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import * as calls from "../../../api/templates";
import { type Approval, type Channel, channels } from "../../../api/types";
import { localesOf } from "../../../document/card";
import { languageName } from "../../../i18n/format";
import { Dialog } from "../../../shell/Dialog";
import { tellDone } from "../../../shell/done";
import form from "../../../shell/Form.module.css";
import { OneOf } from "../../../shell/OneOf";
import { ProblemNotice } from "../../../shell/ProblemNotice";
import { Waiting } from "../../../shell/Waiting";
import { useDecide } from "../../approvals/useDecide";
import { WordsDialog } from "../../approvals/WordsDialog";
import classes from "./Approval.module.css";
import { Differences } from "./Differences";
import { VersionPhone } from "./VersionPhone";
import { versionPreview } from "./versionPreview";

type Props = {
  /** As it was when this was opened; whatever is asked for meanwhile is another review. */
  asked: Approval;
  /** The version that was approved last then, if any was. */
  before: number | undefined;
  /** It no longer waits: it was decided, withdrawn, or a newer version is asked for. */
  over: boolean;
  onClose: () => void;
};

/** The very version that waits, as phones get it, beside the one that was approved last; then the decision. */
export function ReviewDialog({ asked, before, over, onClose }: Props) {
  const { t, i18n } = useTranslation("approvals");
  const { t: shell } = useTranslation();
  const { template, version } = asked;
  const [channel, setChannel] = useState<Channel>("rcs");
  const [locale, setLocale] = useState<string>();
  const [back, setBack] = useState(false);
  const shown = [...(before === undefined ? [] : [before]), version];
  const found = useQueries({
    queries: shown.map((one) => ({
      queryKey: ["template-version", template, one],
      queryFn: () => calls.version(template, one),
      staleTime: Number.POSITIVE_INFINITY,
    })),
  });
  const cards = found.map(({ data }) => data?.draft.card);
  const now = cards.at(-1);
  const then = before === undefined ? undefined : cards[0];
  const unseen = useUnseen(now);
  const locales = [...new Set([now, then].flatMap((card) => (card ? localesOf(card) : [])))];
  const nameOf = (tag: string) => languageName(tag, i18n.language);
  const failed = found.find(({ isError }) => isError);
  const approve = useDecide(template, version, () => {
    tellDone(t("approvedDone", { version }));
    onClose();
  });
  const meanwhile = over && t("over", { version });
  return (
    <Dialog size="60rem" title={t("lookTitle", { version, name: asked.name })} onClose={onClose}>
      <div className={classes.review} data-testid="review-dialog">
        {asked.note && (
          <p className={classes.said}>
            {asked.askedByName}: “{asked.note}”
          </p>
        )}
        <OneOf
          label={t("channel")}
          name="review"
          of={channels}
          chosen={channel}
          nameOf={(one) => shell(`channel.${one}`)}
          onChoose={setChannel}
        />
        {now && locales.length > 1 && (
          <OneOf
            label={t("language")}
            name="review"
            of={locales}
            chosen={locale ?? now.locale}
            nameOf={nameOf}
            onChoose={setLocale}
          />
        )}
        {(found.some(({ isPending }) => isPending) || unseen.loading) && <Waiting what={t("look")} />}
        <div className={classes.both}>
          {cards.map(
            (card, place) =>
              card && (
                <VersionPhone
                  key={shown[place]}
                  title={t(shown[place] === version ? "this" : "before", { version: shown[place] })}
                  card={card}
                  channel={channel}
                  locale={locale ?? (now ?? card).locale}
                />
              ),
          )}
        </div>
        {before === undefined && <p className={classes.said}>{t("first")}</p>}
        {then && now && <Differences then={then} now={now} />}
        {failed && <ProblemNotice error={failed.error} onRetry={() => void failed.refetch()} />}
        {approve.isError && <ProblemNotice error={approve.error} />}
        {meanwhile && <p role="status">{meanwhile}</p>}
        {now && !unseen.loading && unseen.locales.length > 0 && (
          <p role="status">{t("unseen", { languages: unseen.locales.map(nameOf).join(t("and")) })}</p>
        )}
        <div className={`${form.foot} ${classes.foot}`}>
          <Button variant="default" disabled={over} onClick={() => setBack(true)} data-testid="send-back">
            {t("sendBack")}
          </Button>
          <Button
            loading={approve.isPending}
            disabled={over || !now || unseen.locales.length > 0}
            onClick={() => approve.mutate({ decision: "approve" })}
            data-testid="approve"
          >
            {t("approve")}
          </Button>
        </div>
      </div>
      {back && (
        <WordsDialog
          template={template}
          version={version}
          decision="sendBack"
          meanwhile={meanwhile}
          onClose={() => setBack(false)}
          onDone={onClose}
        />
      )}
    </Dialog>
  );
}

/** The languages in which phones have nothing to show of the card, or not yet: nobody approves what cannot be seen. */
function useUnseen(card: calls.Stored["draft"]["card"] | undefined) {
  const locales = card ? localesOf(card) : [];
  const previews = useQueries({ queries: card ? locales.map((one) => versionPreview(card, one)) : [] });
  return {
    locales: locales.filter((_, place) => !previews[place]?.data),
    loading: previews.some(({ isLoading }) => isLoading),
  };
}
