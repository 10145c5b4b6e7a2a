import { Button } from "@mantine/core";
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import * as messages from "../../api/calls";
import * as calls from "../../api/inbox";
import { ProblemError } from "../../api/problem";
import { useMay } from "../../api/roles";
import type { Conversation, ConversationDetail, Word } from "../../api/types";
import { phoneNumber } from "../../i18n/format";
import { At } from "../../shell/At";
import { tellDone } from "../../shell/done";
import { Empty } from "../../shell/Empty";
import { Icon } from "../../shell/Icon";
import { WhoCan } from "../../shell/NotYours";
import { ProblemNotice } from "../../shell/ProblemNotice";
import { Waiting } from "../../shell/Waiting";
import { StateMark } from "../messages/StateMark";
import { AnsweredPhone } from "./AnsweredPhone";
import { AnswerForm } from "./AnswerForm";
import type { Filter } from "./filter";
import classes from "./Inbox.module.css";
import { useSaid } from "./useSaid";

/** One conversation beside the message that it answers. */
export function ConversationPane({ id, back }: { id: string | undefined; back: Filter }) {
  const { t } = useTranslation("inbox");
  if (id === undefined) {
    return (
      <div className={classes.nothing}>
        <Empty icon="inbox" title={t("pick")} text={t("pickText")} />
      </div>
    );
  }
  return (
    <div className={classes.pane}>
      <Link to="/inbox" search={back} className={classes.back}>
        <Icon name="left" size={16} /> {t("back")}
      </Link>
      <Opened key={id} id={id} />
    </div>
  );
}

function Opened({ id }: { id: string }) {
  const { t } = useTranslation("inbox");
  const pages = useInfiniteQuery({
    queryKey: ["conversation", id],
    queryFn: ({ pageParam }) => calls.conversation(id, pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.words.next,
    staleTime: 0,
  });
  if (pages.isPending) return <Waiting what={t("loading")} />;
  if (pages.isError) {
    return pages.error instanceof ProblemError && pages.error.problem.status === 404 ? (
      <Empty icon="search" title={t("missing")} text={t("missingText")} />
    ) : (
      <ProblemNotice error={pages.error} onRetry={() => void pages.refetch()} />
    );
  }
  const [newest] = pages.data.pages;
  if (!newest) return null;
  const words = pages.data.pages.flatMap((page) => page.words.items).toReversed();
  return (
    <div className={classes.opened}>
      <section className={classes.talk} aria-label={t("words", { number: newest.conversation.number })}>
        <Head conversation={newest.conversation} />
        <Words words={words} older={pages.hasNextPage ? () => void pages.fetchNextPage() : undefined} />
        <Answering detail={newest} />
      </section>
      <AnsweredPhone words={words} />
    </div>
  );
}

function Head({ conversation }: { conversation: Conversation }) {
  const { t } = useTranslation("inbox");
  const cache = useQueryClient();
  const may = useMay("messages:send");
  const { id, number, mode, waitsSince, settled } = conversation;
  const again = () =>
    Promise.all([["inbox"], ["conversation", id]].map((queryKey) => cache.invalidateQueries({ queryKey })));
  const settle = useMutation({
    mutationFn: (done: boolean) => calls.settle(id, done),
    onSuccess: async (_, done) => {
      if (done)
        tellDone(t("markedDone"), async () => {
          await calls.settle(id, false);
          await again();
        });
      await again();
    },
  });
  return (
    <header className={classes.head}>
      <h2>
        {phoneNumber(number)} {mode === "test" && <span className={classes.test}>{t("virtual")}</span>}
      </h2>
      <p>
        {waitsSince ? (
          <>
            {t("waitsSince")} <At time={waitsSince} />
          </>
        ) : (
          settled && (
            <>
              {t(settled.how === "answered" ? "answeredBy" : "doneBy")} {t("by", { name: settled.name })}{" "}
              <At time={settled.at} />
            </>
          )
        )}
      </p>
      {may && (waitsSince || settled?.how === "done") && (
        <Button
          variant="default"
          loading={settle.isPending}
          title={waitsSince ? t("doneMeans") : undefined}
          onClick={() => settle.mutate(waitsSince !== undefined)}
          data-testid="settle"
        >
          {t(waitsSince ? "done" : "reopen")}
        </Button>
      )}
      {settle.isError && <ProblemNotice error={settle.error} />}
    </header>
  );
}

function Words({ words, older }: { words: Word[]; older: (() => void) | undefined }) {
  const { t } = useTranslation("inbox");
  const { t: shell } = useTranslation();
  const said = useSaid();
  const list = useRef<HTMLOListElement>(null);
  const newest = words.at(-1)?.id;
  useEffect(() => {
    if (newest && list.current) list.current.scrollTop = list.current.scrollHeight;
  }, [newest]);
  return (
    <ol className={classes.words} ref={list} tabIndex={0}>
      {older && (
        <li className={classes.older}>
          <Button variant="subtle" size="compact-sm" onClick={older}>
            {t("older")}
          </Button>
        </li>
      )}
      {words.map((word) => (
        <li
          key={word.id}
          className={classes.word}
          data-own={word.kind === "answer"}
          data-kind={word.kind}
          data-testid="word"
        >
          <small>
            {word.author ?? t("person")} · {shell(`channel.${word.channel}`)} · <At time={word.at} />
          </small>
          <p>{said(word)}</p>
          {word.kind === "answer" && word.message && <Sent message={word.message} />}
        </li>
      ))}
    </ol>
  );
}

/** What became of an answer. */
function Sent({ message }: { message: string }) {
  const found = useQuery({
    queryKey: ["message", message],
    queryFn: () => messages.message(message),
  });
  return (
    <Link to="/messages/$id" params={{ id: message }} className={classes.sent}>
      {found.data && <StateMark state={found.data.message.state} />}
    </Link>
  );
}

function Answering({ detail }: { detail: ConversationDetail }) {
  const { t } = useTranslation("inbox");
  const may = useMay("messages:send");
  const { conversation, optedOut } = detail;
  if (optedOut) {
    return (
      <p className={classes.closed} data-testid="opted-out">
        <Icon name="stop" size={16} /> {t("optedOutSince", { word: optedOut.word })} <At time={optedOut.at} />
        {", "}
        {t("optedOutText")}
      </p>
    );
  }
  if (!may) {
    return (
      <p className={classes.closed}>
        {t("mayNot")} <WhoCan scope="messages:send" />
      </p>
    );
  }
  return <AnswerForm key={conversation.id} conversation={conversation} />;
}
