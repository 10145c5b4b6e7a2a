import { Button } from "@mantine/core";
import { useQueries } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import * as calls from "../../../api/templates";
import { type Approval, type Channel, channels } from "../../../api/types";
import { Dialog } from "../../../shell/Dialog";
import { tellDone } from "../../../shell/done";
import form from "../../../shell/Form.module.css";
import { ProblemNotice } from "../../../shell/ProblemNotice";
import { Waiting } from "../../../shell/Waiting";
import { useDecide } from "../../approvals/useDecide";
import { WordsDialog } from "../../approvals/WordsDialog";
import { differences } from "../history/differences";
import classes from "./Approval.module.css";
import { VersionPhone } from "./VersionPhone";

type Props = {
  asked: Approval;
  /** The version that was approved last, if any was. */
  before: number | undefined;
  onClose: () => void;
};

/** The very version that waits, as phones get it, beside the one that was approved last; then the decision. */
export function ReviewDialog({ asked, before, onClose }: Props) {
  const { t } = useTranslation("approvals");
  const { t: shell } = useTranslation();
  const { template, version } = asked;
  const [channel, setChannel] = useState<Channel>("rcs");
  const [back, setBack] = useState(false);
  const shown = [...(before === undefined ? [] : [before]), version];
  const found = useQueries({
    queries: shown.map((one) => ({
      queryKey: ["template-version", template, one],
      queryFn: () => calls.version(template, one),
      staleTime: Number.POSITIVE_INFINITY,
    })),
  });
  const approve = useDecide(template, version, () => {
    tellDone(t("approvedDone", { version }));
    onClose();
  });
  const failed = found.find(({ error }) => error)?.error ?? approve.error;
  const cards = found.map(({ data }) => data?.draft.card);
  return (
    <Dialog size="60rem" title={t("lookTitle", { version, name: asked.name })} onClose={onClose}>
      <div className={classes.review} data-testid="review-dialog">
        {asked.note && (
          <p className={classes.said}>
            {asked.askedByName}: “{asked.note}”
          </p>
        )}
        <fieldset className={classes.channels} aria-label={t("channel")}>
          {channels.map((one) => (
            <button
              key={one}
              type="button"
              aria-pressed={channel === one}
              onClick={() => setChannel(one)}
              data-testid={`review-${one}`}
            >
              {shell(`channel.${one}`)}
            </button>
          ))}
        </fieldset>
        {found.some(({ isPending }) => isPending) && <Waiting what={t("look")} />}
        <div className={classes.both}>
          {cards.map(
            (card, place) =>
              card && (
                <VersionPhone
                  key={shown[place]}
                  title={t(shown[place] === version ? "this" : "before", { version: shown[place] })}
                  card={card}
                  channel={channel}
                />
              ),
          )}
        </div>
        <Differences cards={cards} />
        {failed && <ProblemNotice error={failed} />}
        <div className={`${form.foot} ${classes.foot}`}>
          <Button variant="default" onClick={() => setBack(true)} data-testid="send-back">
            {t("sendBack")}
          </Button>
          <Button
            loading={approve.isPending}
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
          onClose={() => setBack(false)}
          onDone={onClose}
        />
      )}
    </Dialog>
  );
}

/** Which cards differ from what was approved last. */
function Differences({ cards }: { cards: (calls.Stored["draft"]["card"] | undefined)[] }) {
  const { t } = useTranslation("approvals");
  const { t: composer } = useTranslation("composer");
  if (cards.length === 1) return <p className={classes.said}>{t("first")}</p>;
  const [then, now] = cards;
  if (!then || !now) return null;
  const found = differences(then, now);
  if (found.length === 0) return <p className={classes.said}>{t("same")}</p>;
  const words = found.map(({ what, place, how }) => {
    const where =
      what === "message" ? composer("message.title") : composer("card.number", { number: place + 1 });
    return `${where}: ${composer(`history.${how}`)}`;
  });
  return (
    <p className={classes.said}>
      {t("differs")} {words.join(" · ")}
    </p>
  );
}
