import { Button, NativeSelect, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import * as calls from "../../api/calls";
import { errorOf, ProblemError } from "../../api/problem";
import type { Channel, Mode, Sender, SenderFinding } from "../../api/types";
import { ProblemNotice } from "../../shell/ProblemNotice";
import { asNumber, isNumber } from "../messages/filter";
import { Finding } from "./Finding";
import classes from "./Settings.module.css";

const EVERY = "every";

/** Sends a small message from the sender to a phone at hand and tells, channel by channel, what became of it. */
export function SenderTest({ sender, has }: { sender: Sender; has: Channel[] }) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState("");
  const [channel, setChannel] = useState<Channel | typeof EVERY>(EVERY);
  const [mode, setMode] = useState<Mode>("test");
  const [wrong, setWrong] = useState(false);
  const to = asNumber(typed);
  const test = useMutation({
    mutationFn: () => calls.testSender(sender.id, to, channel === EVERY ? has : [channel], mode),
  });
  const problem = test.error instanceof ProblemError ? errorOf(test.error.problem, "/to") : undefined;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setWrong(!isNumber(to));
    if (isNumber(to)) test.mutate();
  };
  return (
    <>
      <form className={classes.test} onSubmit={submit} noValidate aria-label={t("senders.testOf", sender)}>
        <TextInput
          type="tel"
          label={t("senders.to")}
          placeholder={t("messages.numberPlaceholder")}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
          error={wrong ? t("messages.numberWrong") : problem}
          data-testid="test-number"
        />
        <NativeSelect
          label={t("messages.channel")}
          value={channel}
          onChange={(event) => setChannel(has.find((one) => one === event.currentTarget.value) ?? EVERY)}
          data={[
            { value: EVERY, label: t("senders.everyChannel") },
            ...has.map((one) => ({ value: one, label: t(`channel.${one}`) })),
          ]}
        />
        <NativeSelect
          label={t("senders.mode")}
          value={mode}
          onChange={(event) => setMode(event.currentTarget.value === "live" ? "live" : "test")}
          data={[
            { value: "test", label: t("senders.mode_test") },
            { value: "live", label: t("senders.mode_live") },
          ]}
        />
        <Button type="submit" loading={test.isPending} data-testid="test-sender">
          {t("senders.test")}
        </Button>
      </form>
      <div className={classes.answer} aria-live="polite">
        {test.isPending && <p className={classes.none}>{t("senders.asking")}</p>}
        {test.data?.channels.map((finding) => (
          <Found key={finding.channel} finding={finding} />
        ))}
        {test.error && !problem && <ProblemNotice error={test.error} />}
      </div>
    </>
  );
}

function Found({ finding }: { finding: SenderFinding }) {
  const { t } = useTranslation();
  return (
    <Finding good={finding.ok}>
      <strong>{t(`channel.${finding.channel}`)}</strong> {finding.sentence}
      {finding.remedy && <span className={classes.reason}>{finding.remedy}</span>}{" "}
      {finding.message && (
        <Link to="/messages/$id" params={{ id: finding.message }}>
          {t("senders.story")}
        </Link>
      )}
    </Finding>
  );
}
