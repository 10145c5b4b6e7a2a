import { useMutation, useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { fromStarter, starters } from "../../../api/library";
import type { Starter } from "../../../api/types";
import { Glance } from "../../../phones/Glance";
import { ProblemNotice } from "../../../shell/ProblemNotice";
import { Waiting } from "../../../shell/Waiting";
import "../../composer/words";
import tile from "../../../shell/Tile.module.css";
import classes from "../Templates.module.css";

/** The finished cards in the reader's language; one press makes a template of one and opens it. */
export function StarterTiles() {
  const { t, i18n } = useTranslation("library");
  const navigate = useNavigate();
  const all = useQuery({
    queryKey: ["starters", i18n.language],
    queryFn: starters,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const take = useMutation({
    mutationFn: (starter: Starter) => fromStarter(starter.id),
    onSuccess: ({ id }) => navigate({ to: "/templates/$id", params: { id } }),
  });
  if (all.isPending) return <Waiting what={t("startersLoading")} />;
  if (all.isError) return <ProblemNotice error={all.error} onRetry={() => void all.refetch()} />;
  return (
    <>
      {take.isError && <ProblemNotice error={take.error} />}
      <ul className={classes.tiles} aria-label={t("startersTitle")} data-busy={take.isPending}>
        {all.data.map((starter) => (
          <StarterTile
            key={starter.id}
            starter={starter}
            busy={take.isPending}
            onTake={() => take.mutate(starter)}
          />
        ))}
      </ul>
    </>
  );
}

type TileProps = { starter: Starter; busy: boolean; onTake: () => void };

function StarterTile({ starter, busy, onTake }: TileProps) {
  const { t } = useTranslation("library");
  const { t: composer } = useTranslation("composer");
  return (
    <li className={tile.tile} data-testid="starter" data-id={starter.id}>
      <div className={`${classes.look} ${classes.tall}`}>
        {starter.look && <Glance look={starter.look} />}
      </div>
      <div className={`${classes.about} ${classes.starter}`}>
        <h3>{starter.name}</h3>
        <p>
          {composer(`kind.${starter.kind}`)} · {starter.locales.join(" / ")}
        </p>
        <p>{starter.about}</p>
        <button
          type="button"
          className={tile.door}
          disabled={busy}
          onClick={onTake}
          aria-label={t("take", { name: starter.name })}
          data-testid="take-starter"
        >
          {t("takeDo")}
        </button>
      </div>
    </li>
  );
}
