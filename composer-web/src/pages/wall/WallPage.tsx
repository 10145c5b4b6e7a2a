import "@mantine/core/styles/InlineInput.css";
import "@mantine/core/styles/Switch.css";
import { Button, Switch, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import "./words";
import { ProblemError } from "../../api/problem";
import type { Handset } from "../../api/types";
import { Empty } from "../../shell/Empty";
import { Icon } from "../../shell/Icon";
import { ProblemNotice } from "../../shell/ProblemNotice";
import { useNow } from "../../shell/useNow";
import { useTitle } from "../../shell/useTitle";
import { Waiting } from "../../shell/Waiting";
import { AddHandset } from "./AddHandset";
import { Beside } from "./Beside";
import { abilities, type Floor, found } from "./floor";
import { HandsetTile } from "./HandsetTile";
import { theHandsets } from "./queries";
import classes from "./Wall.module.css";

/** The sandbox's virtual phones, each showing what its wire bytes say; touching one is a real event. */
export function WallPage() {
  const { t } = useTranslation();
  const floor = useSearch({ from: "/guarded/inside/wall" });
  const [borders, setBorders] = useState(false);
  const sandbox = useQuery(theHandsets);
  useTitle(t("wall.title"));
  const off = sandbox.error instanceof ProblemError && sandbox.error.problem.status === 404;
  return (
    <>
      <header className={classes.head} data-beside={floor.phone !== undefined}>
        <div>
          <h1>{t("wall.title")}</h1>
          <p>{t("wall.lead")}</p>
        </div>
        {!off && <Tools floor={floor} borders={borders} onBorders={setBorders} />}
      </header>
      {sandbox.isPending && <Waiting what={t("wall.loading")} />}
      {off && <Empty icon="wall" title={t("wall.off")} text={t("wall.offText")} />}
      {sandbox.isError && !off && (
        <ProblemNotice error={sandbox.error} onRetry={() => void sandbox.refetch()} />
      )}
      {sandbox.data && <Phones handsets={sandbox.data.items} floor={floor} borders={borders} />}
    </>
  );
}

type ToolsProps = { floor: Floor; borders: boolean; onBorders: (on: boolean) => void };

function Tools({ floor, borders, onBorders }: ToolsProps) {
  const { t } = useTranslation();
  const { t: words } = useTranslation("wall");
  const navigate = useNavigate();
  const [adding, setAdding] = useState(false);
  return (
    <>
      <search className={classes.tools}>
        <TextInput
          type="search"
          aria-label={t("wall.find")}
          placeholder={t("wall.find")}
          leftSection={<Icon name="search" size={16} />}
          value={floor.find ?? ""}
          onChange={(event) => {
            const { find: _, ...rest } = floor;
            const find = event.currentTarget.value;
            void navigate({ to: "/wall", search: find ? { ...rest, find } : rest, replace: true });
          }}
          data-testid="find-handset"
        />
        <Switch
          label={t("wall.segments")}
          checked={borders}
          onChange={(event) => onBorders(event.currentTarget.checked)}
          data-testid="segments"
        />
        <Button
          variant="default"
          leftSection={<Icon name="plus" size={16} />}
          onClick={() => setAdding(true)}
          data-testid="add-handset"
        >
          {words("add")}
        </Button>
      </search>
      <fieldset className={classes.filter} aria-label={words("can.label")}>
        {([undefined, ...abilities] as const).map((can) => (
          <button
            key={can ?? "all"}
            type="button"
            aria-pressed={floor.can === can}
            onClick={() => {
              const { can: _, ...rest } = floor;
              void navigate({ to: "/wall", search: can ? { ...rest, can } : rest, replace: true });
            }}
            data-testid="can"
            data-can={can ?? "all"}
          >
            {words(`can.${can ?? "all"}`)}
          </button>
        ))}
      </fieldset>
      {adding && <AddHandset onClose={() => setAdding(false)} />}
    </>
  );
}

function Phones({ handsets, floor, borders }: { handsets: Handset[]; floor: Floor; borders: boolean }) {
  const { t } = useTranslation();
  const { t: words } = useTranslation("wall");
  const now = useNow();
  const shown = found(handsets, floor);
  const chosen = handsets.find((one) => one.number === floor.phone);
  if (handsets.length === 0) return <Empty icon="wall" title={t("wall.empty")} text={t("wall.emptyText")} />;
  return (
    <div className={classes.floor} data-beside={chosen !== undefined}>
      <div>
        {chosen && (
          <Link
            to="/wall"
            search={({ phone: _, ...rest }) => rest}
            className={classes.back}
            data-testid="all-handsets"
          >
            <Icon name="left" size={16} />
            {words("all")}
          </Link>
        )}
        {shown.length === 0 && <Empty icon="search" title={t("wall.noneMatch")} />}
        <ul className={classes.wall} aria-label={t("wall.count", { count: shown.length })}>
          {shown.map((handset) => (
            <HandsetTile
              key={handset.number}
              handset={handset}
              chosen={handset === chosen}
              borders={borders}
              now={now}
            />
          ))}
        </ul>
        {shown.length > 0 && <p className={classes.note}>{t("phone.look")}</p>}
      </div>
      {chosen && <Beside key={chosen.number} handset={chosen} now={now} />}
    </div>
  );
}
