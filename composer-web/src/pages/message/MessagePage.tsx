import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import * as calls from "../../api/calls";
import { ProblemError } from "../../api/problem";
import type { MessageDetail } from "../../api/types";
import { phoneNumber } from "../../i18n/format";
import { Empty } from "../../shell/Empty";
import { Icon } from "../../shell/Icon";
import { ProblemNotice } from "../../shell/ProblemNotice";
import { useTitle } from "../../shell/useTitle";
import { Waiting } from "../../shell/Waiting";
import { Facts } from "../messages/Facts";
import { StateMark } from "../messages/StateMark";
import { Attempts } from "./Attempts";
import { Events } from "./Events";
import { Explained } from "./Explained";
import { FactList } from "./FactList";
import classes from "./Message.module.css";
import { MessagePhone } from "./MessagePhone";

/** One message: what happened to it in words, beside the phone. */
export function MessagePage() {
  const { t } = useTranslation();
  const { id } = useParams({ from: "/guarded/inside/messages/$id" });
  const message = useQuery({ queryKey: ["message", id], queryFn: () => calls.message(id) });
  const missing = message.error instanceof ProblemError && message.error.problem.status === 404;
  return (
    <>
      <Link className={classes.back} to="/messages" search={{}}>
        <Icon name="left" size={16} />
        {t("message.back")}
      </Link>
      {message.isPending && <Waiting what={t("message.loading")} />}
      {missing && (
        <Empty wholePage icon="search" title={t("message.missingTitle")} text={t("message.missing")} />
      )}
      {message.isError && !missing && (
        <ProblemNotice error={message.error} onRetry={() => void message.refetch()} />
      )}
      {message.data && <Whole detail={message.data} />}
    </>
  );
}

function Whole({ detail }: { detail: MessageDetail }) {
  const { t } = useTranslation();
  const { message, attempts, events } = detail;
  const title = t("message.title", { to: phoneNumber(message.to) });
  useTitle(title);
  return (
    <>
      <header className={classes.head}>
        <h1>{title}</h1>
        <StateMark state={message.state} />
        <Facts message={message} />
      </header>
      <div className={classes.page}>
        <div className={`${classes.section} ${classes.happened}`}>
          <h2>{t("message.timeline")}</h2>
          <Explained id={message.id} />
        </div>
        <MessagePhone message={message} />
        <div className={classes.sections}>
          <div className={classes.section}>
            <h2>{t("message.attempts")}</h2>
            <Attempts attempts={attempts} />
          </div>
          <div className={classes.section}>
            <h2>{t("message.events")}</h2>
            <Events events={events} />
          </div>
          <div className={classes.section}>
            <h2>{t("message.facts")}</h2>
            <FactList detail={detail} />
          </div>
        </div>
      </div>
    </>
  );
}
