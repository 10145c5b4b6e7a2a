import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { lookOf } from "../../api/inbox";
import { ProblemError } from "../../api/problem";
import { signedIn } from "../../api/signedIn";
import type { Word } from "../../api/types";
import { sentShown } from "../../phones/look";
import { Phone } from "../../phones/Phone";
import type { Bubble } from "../../phones/shown";
import { ProblemNotice } from "../../shell/ProblemNotice";
import { useNow } from "../../shell/useNow";
import { Waiting } from "../../shell/Waiting";
import classes from "./Inbox.module.css";

/** The message that the newest word of the person answers, as a phone shows it, with what they tapped and wrote. */
export function AnsweredPhone({ words }: { words: Word[] }) {
  const { t } = useTranslation("inbox");
  const message = words.findLast((word) => word.kind !== "answer" && word.message)?.message;
  return (
    <aside className={classes.phone} aria-labelledby="answered">
      <h2 id="answered">
        {t("phone")}
        {message && (
          <Link to="/messages/$id" params={{ id: message }}>
            {t("toMessage")}
          </Link>
        )}
      </h2>
      {message ? <Shown message={message} words={words} /> : <p className={classes.none}>{t("phoneNone")}</p>}
    </aside>
  );
}

function Shown({ message, words: said }: { message: string; words: Word[] }) {
  const { t } = useTranslation("inbox");
  const { t: words } = useTranslation();
  const now = useNow();
  const from = signedIn((state) => state.session?.brand.name) ?? "";
  const look = useQuery({
    queryKey: ["look", message],
    queryFn: () => lookOf(message),
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (look.isPending) return <Waiting what={t("phone")} />;
  if (look.isError) {
    return look.error instanceof ProblemError && look.error.problem.status === 404 ? (
      <p className={classes.none}>{t("phoneNoLook")}</p>
    ) : (
      <ProblemNotice error={look.error} onRetry={() => void look.refetch()} />
    );
  }
  const answers = said.filter((word) => word.message === message && word.kind !== "answer");
  const shown = sentShown(look.data);
  if (!shown) return <p className={classes.none}>{t("phoneNoLook")}</p>;
  const { channel } = look.data;
  const bubble: Bubble = {
    id: message,
    channel,
    from,
    verified: channel === "rcs",
    link: "",
    at: answers[0]?.at ?? now.toISOString(),
    shown,
    marks: answers.map(({ kind, text, at }) => ({
      what: kind === "tap" ? "tapped" : "replied",
      detail: text,
      at,
    })),
  };
  return (
    <>
      <Phone name={t("phone")} bubbles={[bubble]} online borders={false} now={now} />
      <p className={classes.note}>{t("phoneLook", { channel: words(`channel.${channel}`) })}</p>
    </>
  );
}
