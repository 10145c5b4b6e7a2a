import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import * as calls from "../../../api/calls";
import type { Message } from "../../../api/types";
import { Icon } from "../../../shell/Icon";
import { ProblemNotice } from "../../../shell/ProblemNotice";
import { useLive } from "../../../shell/useLive";
import { StateMark } from "../../messages/StateMark";
import type { Sent } from "./TestMenu";
import classes from "./Trying.module.css";

/** What becomes of a test, as it happens; the whole story and the phone are one click away. */
export function Followed({
  sent: { message: id, name, handset },
  onClose,
}: {
  sent: Sent;
  onClose: () => void;
}) {
  const { t, i18n } = useTranslation("composer");
  useLive();
  const message = useQuery({ queryKey: ["message", id], queryFn: () => calls.message(id) });
  const told = useQuery({
    queryKey: ["message", id, "explain", i18n.language],
    queryFn: () => calls.explain(id),
    placeholderData: (before) => before,
  });
  const now = message.data?.message;
  return (
    <aside className={classes.followed} aria-label={t("test.followed", { name })} data-testid="followed">
      <header>
        <strong>{t("test.followed", { name })}</strong>
        <button type="button" aria-label={t("close")} onClick={onClose} data-testid="unfollow">
          <Icon name="cross" size={16} />
        </button>
      </header>
      {now && (
        <p className={classes.state}>
          <StateMark state={now.state} /> {now.channel?.toUpperCase()}
        </p>
      )}
      <div role="status">
        {now && <Steps message={now} />}
        {told.data && <p className={classes.note}>{told.data.summary}</p>}
      </div>
      {message.isError && <ProblemNotice error={message.error} onRetry={() => void message.refetch()} />}
      <p className={classes.ways}>
        <Link to="/messages/$id" params={{ id }} target="_blank" data-testid="test-story">
          {t("test.story")}
        </Link>
        {handset && (
          <Link to="/wall" search={{ find: handset }} target="_blank" data-testid="test-wall">
            {t("test.wall")}
          </Link>
        )}
      </p>
    </aside>
  );
}

/** The way of a message that all goes well with. */
function Steps({ message }: { message: Message }) {
  const { t } = useTranslation("composer");
  const done = {
    accepted: true,
    delivered: message.state === "delivered",
    read: message.read,
    tapped: message.clicked || message.replied,
  };
  return (
    <ol className={classes.steps}>
      {(["accepted", "delivered", "read", "tapped"] as const).map((step) => (
        <li key={step} data-done={done[step]} data-testid={`step-${step}`}>
          <Icon name={done[step] ? "check" : "dot"} size={14} />
          {t(`test.${step}`)}
          {!done[step] && <span className={classes.hidden}>{t("test.notYet")}</span>}
        </li>
      ))}
    </ol>
  );
}
