import { Anchor, Button } from "@mantine/core";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import * as calls from "../../api/calls";
import { useMay } from "../../api/roles";
import type { CarrierLink } from "../../api/types";
import { Empty } from "../../shell/Empty";
import { ProblemNotice } from "../../shell/ProblemNotice";
import { useTitle } from "../../shell/useTitle";
import { Waiting } from "../../shell/Waiting";
import { Finding } from "./Finding";
import { LinkStateMark } from "./LinkStateMark";
import classes from "./Settings.module.css";

const LOOK_EVERY_MS = 5000;

/** The accounts at carriers as they stand now, each with a button that asks its carrier. */
export function LinksPage() {
  const { t } = useTranslation();
  const links = useQuery({ queryKey: ["links"], queryFn: calls.links, refetchInterval: LOOK_EVERY_MS });
  useTitle(t("links.title"));
  if (links.isPending) return <Waiting what={t("links.title")} />;
  if (links.isError) return <ProblemNotice error={links.error} onRetry={() => void links.refetch()} />;
  if (links.data.length === 0) {
    return (
      <Empty icon="link" title={t("links.empty")} text={t("links.emptyText")}>
        <Anchor href="/docs#createLink">{t("links.emptyGo")}</Anchor>
      </Empty>
    );
  }
  return (
    <>
      <p className={classes.lead}>{t("links.lead")}</p>
      <ul className={classes.list}>
        {links.data.map((link) => (
          <LinkItem key={link.id} link={link} />
        ))}
      </ul>
    </>
  );
}

function LinkItem({ link }: { link: CarrierLink }) {
  const { t } = useTranslation();
  const mayTest = useMay("settings:write");
  const test = useMutation({ mutationFn: () => calls.testLink(link.id) });
  const prefixes = link.prefixes.length > 0 ? link.prefixes.join(", ") : t("links.allNumbers");
  return (
    <li className={classes.item} data-testid="link" data-name={link.name}>
      <div className={classes.title}>
        <h2>{link.name}</h2>
        <LinkStateMark state={link.state.state} />
        {link.mode === "test" && <span className={classes.badge}>{t("messages.test")}</span>}
      </div>
      <p className={classes.about}>
        {[t(`channel.${link.channel}`), link.kind, t("links.numbers", { prefixes })].join(" · ")}
        {link.state.state !== "up" && link.state.reason && (
          <span className={classes.reason}>{link.state.reason}</span>
        )}
      </p>
      {mayTest && (
        <Button
          variant="default"
          loading={test.isPending}
          onClick={() => test.mutate()}
          aria-label={t("links.testOf", { name: link.name })}
          data-testid="test-link"
        >
          {t("links.test")}
        </Button>
      )}
      <div className={classes.answer} aria-live="polite">
        {test.data && !test.isPending && (
          <Finding good={test.data.ok}>
            {test.data.sentence} {t("links.took", { count: test.data.milliseconds })}
          </Finding>
        )}
        {test.error && !test.isPending && <ProblemNotice error={test.error} />}
      </div>
    </li>
  );
}
