import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { ProblemError } from "../../api/problem";
import type { Handset, Message } from "../../api/types";
import { Phone } from "../../phones/Phone";
import { ProblemNotice } from "../../shell/ProblemNotice";
import { useNow } from "../../shell/useNow";
import { Waiting } from "../../shell/Waiting";
import { OpenedPage } from "../wall/OpenedPage";
import { theHandsets } from "../wall/queries";
import { useHandset } from "../wall/useHandset";
import classes from "./Message.module.css";

/** The handset that the message went to, if the sandbox has it, with what reached it of this message. */
export function MessagePhone({ message }: { message: Message }) {
  const { t } = useTranslation();
  const sandbox = useQuery(theHandsets);
  const handset = sandbox.data?.items.find(
    (one) => one.number === message.to || one.last?.message === message.id,
  );
  return (
    <aside className={classes.phone} aria-labelledby="phone-title">
      <h2 id="phone-title">
        {t("message.phone")}
        {handset && (
          <Link to="/wall" search={{ find: handset.number }}>
            {t("message.toWall")}
          </Link>
        )}
      </h2>
      {handset ? (
        <Shown handset={handset} id={message.id} />
      ) : sandbox.isPending ? (
        <Waiting what={t("wall.loading")} />
      ) : sandbox.isError && !(sandbox.error instanceof ProblemError) ? (
        <ProblemNotice error={sandbox.error} onRetry={() => void sandbox.refetch()} />
      ) : (
        <p className={classes.none}>{t("message.phoneNone")}</p>
      )}
    </aside>
  );
}

function Shown({ handset, id }: { handset: Handset; id: string }) {
  const { t } = useTranslation();
  const now = useNow();
  const { bubbles, waiting, touch, opened, close, problem } = useHandset(handset, { only: id });
  return (
    <>
      <Phone
        name={handset.name}
        bubbles={bubbles}
        online={handset.online}
        borders
        now={now}
        waiting={waiting}
        look={handset.look}
        touch={touch}
        over={opened && <OpenedPage opened={opened} onClose={close} />}
      />
      {problem ? (
        <ProblemNotice error={problem} />
      ) : (
        !waiting && (
          <p className={classes.note}>{bubbles.length > 0 ? t("phone.look") : t("message.phoneNothing")}</p>
        )
      )}
    </>
  );
}
