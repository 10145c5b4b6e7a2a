import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import "../approvals/words";
import { approvals } from "../../api/approvals";
import { waiting } from "../../api/inbox";
import { useMay } from "../../api/roles";
import type { Approval, Mode } from "../../api/types";
import { At } from "../../shell/At";
import { Icon, type IconName } from "../../shell/Icon";
import { ProblemNotice } from "../../shell/ProblemNotice";
import { Waiting } from "../../shell/Waiting";
import classes from "./Home.module.css";

const LOOK_EVERY_MS = 15_000;
const SHOWN = 4;

/** What this person, by their role, has to do next: decide, mend, answer. Each leads to where it is done. */
export function Waits({ mode }: { mode: Mode }) {
  const { t } = useTranslation("approvals");
  const [decides, writes] = [useMay("content:approve"), useMay("content:write")];
  const answers = [useMay("contacts:read"), useMay("messages:send")].every(Boolean);
  const look = { refetchInterval: LOOK_EVERY_MS, staleTime: 0 };
  const decide = useQuery({
    ...look,
    queryKey: ["waits", "decide"],
    queryFn: () => approvals("waiting", false),
    enabled: decides,
  });
  const back = useQuery({
    ...look,
    queryKey: ["waits", "back"],
    queryFn: () => approvals("sentBack", true),
    enabled: writes,
  });
  const replies = useQuery({ ...look, queryKey: ["waits", "replies"], queryFn: waiting, enabled: answers });
  if (!decides && !writes && !answers) return null;
  const toDecide = decide.data?.items ?? [];
  const sentBack = back.data?.items ?? [];
  const people = replies.data?.[mode]?.conversations ?? 0;
  const asked = [...(decides ? [decide] : []), ...(writes ? [back] : []), ...(answers ? [replies] : [])];
  const failed = asked.filter(({ isError }) => isError);
  const nothing =
    asked.every(({ isSuccess }) => isSuccess) && toDecide.length + sentBack.length + people === 0;
  return (
    <section className={`${classes.room} ${classes.wide}`} aria-labelledby="home-waits" data-testid="waits">
      <h2 id="home-waits">{t("waitsTitle")}</h2>
      {asked.some(({ isPending }) => isPending) && <Waiting what={t("waitsTitle")} />}
      {failed[0] && (
        <ProblemNotice
          error={failed[0].error}
          onRetry={() => {
            for (const one of failed) void one.refetch();
          }}
        />
      )}
      {nothing && <p className={classes.none}>{t("waitsNothing")}</p>}
      <div className={classes.waits}>
        {toDecide.length > 0 && (
          <Pile icon="verified" title={t("waitsApprovals", { count: toDecide.length })} name="decide">
            <Templates items={toDecide} of={({ askedByName, askedAt }) => [askedByName, askedAt]} />
          </Pile>
        )}
        {sentBack.length > 0 && (
          <Pile icon="reply" title={t("waitsBack", { count: sentBack.length })} name="back">
            <Templates
              items={sentBack}
              of={({ decidedByName = "", decidedAt = "" }) => [decidedByName, decidedAt]}
            />
          </Pile>
        )}
        {people > 0 && (
          <Pile
            icon="inbox"
            name="replies"
            title={
              <Link to="/inbox" search={{ mode }}>
                {t("waitsReplies", { count: people })}
              </Link>
            }
          />
        )}
      </div>
    </section>
  );
}

type PileProps = { icon: IconName; title: ReactNode; name: string; children?: ReactNode };

function Pile({ icon, title, name, children }: PileProps) {
  return (
    <div className={classes.pile} data-testid="pile" data-pile={name}>
      <h3>
        <Icon name={icon} size={18} /> {title}
      </h3>
      {children}
    </div>
  );
}

/** The newest of them, each with who said so and when. */
function Templates({ items, of }: { items: Approval[]; of: (one: Approval) => [string, string] }) {
  const { t } = useTranslation("approvals");
  return (
    <ul>
      {items.slice(0, SHOWN).map((one) => {
        const [name, at] = of(one);
        return (
          <li key={one.template}>
            <Link to="/templates/$id" params={{ id: one.template }} data-testid="waiting-template">
              {one.name}
            </Link>
            <span className={classes.about}>
              {t("waitsBy", { name, version: one.version })} · <At time={at} />
            </span>
          </li>
        );
      })}
      {items.length > SHOWN && (
        <li>
          <Link to="/templates" search={{ approval: items[0]?.state }}>
            …
          </Link>
        </li>
      )}
    </ul>
  );
}
