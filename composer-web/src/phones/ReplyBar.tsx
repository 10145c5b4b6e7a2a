import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { Icon } from "../shell/Icon";
import classes from "./Phone.module.css";
import type { Bubble } from "./shown";

type Props = { name: string; to: Bubble; onReply: (bubble: Bubble, text: string) => void };

/** Answers the newest message of the handset. */
export function ReplyBar({ name, to, onReply }: Props) {
  const { t } = useTranslation();
  const [text, setText] = useState("");
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (!text.trim()) return;
    onReply(to, text.trim());
    setText("");
  };
  return (
    <form className={classes.reply} onSubmit={send}>
      <input
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        maxLength={1000}
        placeholder={t("phone.reply")}
        aria-label={t("phone.replyTo", { name })}
        data-testid="reply"
      />
      <button type="submit" aria-label={t("phone.send")} disabled={!text.trim()}>
        <Icon name="send" size={16} />
      </button>
    </form>
  );
}
