import { Anchor } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import * as calls from "../../api/calls";
import { useMay } from "../../api/roles";
import { type Channel, channels, type Sender } from "../../api/types";
import { Empty } from "../../shell/Empty";
import { WhoCan } from "../../shell/NotYours";
import { ProblemNotice } from "../../shell/ProblemNotice";
import { useTitle } from "../../shell/useTitle";
import { Waiting } from "../../shell/Waiting";
import { SenderTest } from "./SenderTest";
import classes from "./Settings.module.css";

/** Who the brand's messages are from, channel by channel, and whether that works. */
export function SendersPage() {
  const { t } = useTranslation();
  const senders = useQuery({ queryKey: ["senders"], queryFn: calls.senders });
  useTitle(t("senders.title"));
  if (senders.isPending) return <Waiting what={t("senders.title")} />;
  if (senders.isError) return <ProblemNotice error={senders.error} onRetry={() => void senders.refetch()} />;
  if (senders.data.length === 0) {
    return (
      <Empty icon="person" title={t("senders.empty")} text={t("senders.emptyText")}>
        <Anchor href="/docs#createSender">{t("senders.emptyGo")}</Anchor>
      </Empty>
    );
  }
  return (
    <>
      <p className={classes.lead}>{t("senders.lead")}</p>
      <ul className={classes.list}>
        {senders.data.map((sender) => (
          <SenderItem key={sender.id} sender={sender} />
        ))}
      </ul>
    </>
  );
}

const address = (sender: Sender, channel: Channel) =>
  channel === "rcs" ? sender.rcs?.agent : sender[channel]?.from;

function SenderItem({ sender }: { sender: Sender }) {
  const { t } = useTranslation();
  const mayTest = useMay("messages:send");
  const has = channels.filter((channel) => address(sender, channel));
  return (
    <li className={classes.item} data-testid="sender">
      <div className={classes.title}>
        <h2>{sender.name}</h2>
      </div>
      <dl className={classes.addresses}>
        {channels.map((channel) => (
          <div key={channel}>
            <dt>{t(`channel.${channel}`)}</dt>
            <dd>
              {address(sender, channel) ?? <span className={classes.none}>{t("senders.noAddress")}</span>}
            </dd>
          </div>
        ))}
      </dl>
      {mayTest ? (
        <SenderTest sender={sender} has={has} />
      ) : (
        <p className={classes.about}>
          {t("senders.testOf", sender)}: <WhoCan scope="messages:send" />
        </p>
      )}
    </li>
  );
}
