import "@mantine/core/styles/InlineInput.css";
import "@mantine/core/styles/Switch.css";
import "../../../shell/dialog.css";
import { Button, Modal, Switch } from "@mantine/core";
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import * as calls from "../../../api/templates";
import { At } from "../../../shell/At";
import { ProblemNotice } from "../../../shell/ProblemNotice";
import { Waiting } from "../../../shell/Waiting";
import { VersionPhone } from "../approval/VersionPhone";
import { useBench, useCard } from "../bench";
import { tell } from "../notice";
import { useNames } from "../useNames";
import classes from "./History.module.css";
import { sittings } from "./sittings";
import { useDifferences } from "./useDifferences";

/** Earlier versions, each beside today's; taking one back is one step that can be undone. */
export function HistoryDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation("composer");
  const { template } = useBench();
  const [chosen, setChosen] = useState<number>();
  const [every, setEvery] = useState(false);
  const versions = useInfiniteQuery({
    queryKey: ["template-versions", template],
    queryFn: ({ pageParam }) => calls.versions(template, pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next,
    staleTime: 0,
  });
  const nameOf = useNames();
  const found = versions.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Modal
      opened
      size="64rem"
      title={t("history.title")}
      closeButtonProps={{ "aria-label": t("close") }}
      onClose={onClose}
    >
      <div className={classes.history} data-testid="versions">
        {versions.isPending && <Waiting what={t("history.title")} />}
        {versions.isError && <ProblemNotice error={versions.error} />}
        <div className={classes.versions}>
          <Switch
            size="xs"
            label={t("history.every")}
            checked={every}
            onChange={(event) => setEvery(event.currentTarget.checked)}
            data-testid="every-version"
          />
          <ol className={classes.list}>
            {(every ? found : sittings(found)).map((one) => (
              <li key={one.version}>
                <button
                  type="button"
                  aria-current={chosen === one.version}
                  onClick={() => setChosen(one.version)}
                  data-testid="version"
                  data-version={one.version}
                >
                  <strong>{t("history.version", { version: one.version })}</strong>
                  <At time={one.savedAt} />
                  <small>{nameOf(one.savedBy)}</small>
                </button>
              </li>
            ))}
          </ol>
          {versions.hasNextPage && (
            <Button
              variant="default"
              size="compact-sm"
              loading={versions.isFetchingNextPage}
              onClick={() => void versions.fetchNextPage()}
            >
              {t("library.more")}
            </Button>
          )}
        </div>
        {chosen === undefined ? (
          <p className={classes.how}>{t("history.how")}</p>
        ) : (
          <Compared key={chosen} version={chosen} onClose={onClose} />
        )}
      </div>
    </Modal>
  );
}

function Compared({ version, onClose }: { version: number; onClose: () => void }) {
  const { t } = useTranslation("composer");
  const { template, editing } = useBench();
  const now = useCard();
  const told = useDifferences();
  const then = useQuery({
    queryKey: ["template-version", template, version],
    queryFn: () => calls.version(template, version),
  });
  if (then.isPending) return <Waiting what={t("history.title")} />;
  if (then.isError) return <ProblemNotice error={then.error} />;
  const changed = told(then.data.draft.card, now);
  return (
    <div className={classes.compared} data-testid="compared">
      <div className={classes.both}>
        <VersionPhone title={t("history.version", { version })} card={then.data.draft.card} />
        <VersionPhone title={t("history.today")} card={now} />
      </div>
      <p>{changed.length === 0 ? t("history.same") : t("history.since")}</p>
      <ul className={classes.changes}>
        {changed.map((one) => (
          <li key={one}>{one}</li>
        ))}
      </ul>
      <Button
        disabled={changed.length === 0 && then.data.draft.name === editing.getState().history.now.draft.name}
        onClick={() => {
          editing.getState().perform({ do: "everything", draft: then.data.draft });
          tell("restored");
          onClose();
        }}
        data-testid="restore"
      >
        {t("history.restore", { version })}
      </Button>
    </div>
  );
}
