import { Switch, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ProblemError } from "../../api/problem";
import type { Handset } from "../../api/types";
import { Empty } from "../../shell/Empty";
import { Icon } from "../../shell/Icon";
import { ProblemNotice } from "../../shell/ProblemNotice";
import { useNow } from "../../shell/useNow";
import { useTitle } from "../../shell/useTitle";
import { Waiting } from "../../shell/Waiting";
import { found } from "./found";
import { HandsetTile } from "./HandsetTile";
import { theHandsets } from "./queries";
import classes from "./Wall.module.css";

/** The sandbox's virtual phones, each showing what its wire bytes say; touching one is a real event. */
export function WallPage() {
  const { t } = useTranslation();
  const { find = "" } = useSearch({ from: "/guarded/inside/wall" });
  const navigate = useNavigate();
  const [borders, setBorders] = useState(false);
  const sandbox = useQuery(theHandsets);
  useTitle(t("wall.title"));
  const off = sandbox.error instanceof ProblemError && sandbox.error.problem.status === 404;
  return (
    <>
      <header className={classes.head}>
        <div>
          <h1>{t("wall.title")}</h1>
          <p>{t("wall.lead")}</p>
        </div>
        <search className={classes.tools}>
          <TextInput
            type="search"
            aria-label={t("wall.find")}
            placeholder={t("wall.find")}
            leftSection={<Icon name="search" size={16} />}
            value={find}
            onChange={(event) => {
              const text = event.currentTarget.value;
              void navigate({ to: "/wall", search: text ? { find: text } : {}, replace: true });
            }}
            data-testid="find-handset"
          />
          <Switch
            label={t("wall.segments")}
            checked={borders}
            onChange={(event) => setBorders(event.currentTarget.checked)}
            data-testid="segments"
          />
        </search>
      </header>
      {sandbox.isPending && <Waiting what={t("wall.loading")} />}
      {off && <Empty icon="wall" title={t("wall.off")} text={t("wall.offText")} />}
      {sandbox.isError && !off && (
        <ProblemNotice error={sandbox.error} onRetry={() => void sandbox.refetch()} />
      )}
      {sandbox.data && <Phones handsets={sandbox.data.items} find={find} borders={borders} />}
    </>
  );
}

function Phones({ handsets, find, borders }: { handsets: Handset[]; find: string; borders: boolean }) {
  const { t } = useTranslation();
  const now = useNow();
  const shown = found(handsets, find);
  if (handsets.length === 0) return <Empty icon="wall" title={t("wall.empty")} text={t("wall.emptyText")} />;
  if (shown.length === 0) return <Empty icon="search" title={t("wall.noneMatch")} />;
  return (
    <>
      <ul className={classes.wall} aria-label={t("wall.count", { count: shown.length })}>
        {shown.map((handset) => (
          <HandsetTile key={handset.number} handset={handset} borders={borders} now={now} />
        ))}
      </ul>
      <p className={classes.note}>{t("phone.look")}</p>
    </>
  );
}
