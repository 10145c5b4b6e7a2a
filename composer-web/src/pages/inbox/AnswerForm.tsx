import { Button, Textarea } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import * as calls from "../../api/inbox";
import type { Conversation } from "../../api/types";
import { tellDone } from "../../shell/done";
import { ProblemNotice } from "../../shell/ProblemNotice";
import classes from "./Inbox.module.css";

const MOST = 1000;
/** From here on the counter is shown. */
const COUNT_FROM = 800;

/** A text to that person; what is typed stays when it cannot be sent. */
export function AnswerForm({ conversation }: { conversation: Conversation }) {
  const { t } = useTranslation("inbox");
  const { t: shell } = useTranslation();
  const cache = useQueryClient();
  const [text, setText] = useState("");
  const { id, last } = conversation;
  const send = useMutation({
    mutationFn: () => calls.answer(id, text.trim()),
    onSuccess: async () => {
      setText("");
      tellDone(t("sent"));
      await Promise.all(
        [["inbox"], ["conversation", id], ["messages"]].map((queryKey) =>
          cache.invalidateQueries({ queryKey }),
        ),
      );
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (text.trim() && !send.isPending) send.mutate();
  };
  const length = [...text].length;
  return (
    <form className={classes.answer} onSubmit={submit}>
      {send.isError && <ProblemNotice error={send.error} />}
      <Textarea
        label={t("answer")}
        description={t("answerTo", { channel: shell(`channel.${last.channel}`) })}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) submit(event);
        }}
        maxLength={MOST}
        rows={3}
        data-testid="answer"
      />
      <div>
        <span aria-live="polite">{length >= COUNT_FROM && t("count", { count: length })}</span>
        <Button type="submit" disabled={!text.trim()} loading={send.isPending} data-testid="send-answer">
          {t("send")}
        </Button>
      </div>
    </form>
  );
}
