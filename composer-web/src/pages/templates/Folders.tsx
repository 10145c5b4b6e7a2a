import { Link } from "@tanstack/react-router";
import { Fragment } from "react";
import { useTranslation } from "react-i18next";
import type { TemplateOutline } from "../../api/types";
import { Icon } from "../../shell/Icon";
import { type Filter, readFilter } from "./filter";
import { below, trail } from "./folders";
import classes from "./Templates.module.css";

type Props = {
  filter: Filter;
  outline: TemplateOutline | undefined;
  onFilter: (filter: Filter) => void;
};

/** The way down to where one is, and the folders below it. */
export function Folders({ filter, outline, onFilter }: Props) {
  const { t } = useTranslation("library");
  const here = filter.folder ?? "";
  const folders = below(outline?.folders ?? [], here);
  const steps = trail(here);
  if (filter.archived || (folders.length === 0 && steps.length === 0)) return null;
  const to = (folder: string) => readFilter({ ...filter, folder });
  return (
    <nav className={classes.folders} aria-label={t("trail")}>
      {steps.length > 0 && (
        <p className={classes.trail} data-testid="trail">
          <Link to="/templates" search={to("")}>
            {t("everywhere")}
          </Link>
          {steps.map(({ path, name }, index) => (
            <Fragment key={path}>
              <Icon name="right" size={14} />
              {index === steps.length - 1 ? (
                <strong aria-current="page">{name}</strong>
              ) : (
                <Link to="/templates" search={to(path)}>
                  {name}
                </Link>
              )}
            </Fragment>
          ))}
        </p>
      )}
      {folders.map(({ path, name, count }) => (
        <button
          key={path}
          type="button"
          className={classes.folder}
          title={t("into", { name, count })}
          onClick={() => onFilter(to(path))}
          data-testid="folder"
          data-path={path}
        >
          <Icon name="folder" size={16} />
          <span>{name}</span> <small>{count}</small>
        </button>
      ))}
    </nav>
  );
}
