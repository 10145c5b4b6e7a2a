import { useTranslation } from "react-i18next";
import { rolesWith } from "../api/roles";
import type { Scope } from "../api/types";
import { Empty } from "./Empty";

/** A page that the role may not see: says so, and who can. */
export function NotYours({ page, scope }: { page: string; scope: Scope }) {
  const { t } = useTranslation();
  return (
    <Empty icon="stop" title={t("notYours.title", { page })}>
      <p>
        <WhoCan scope={scope} /> {t("notYours.ask")}
      </p>
    </Empty>
  );
}

/** The roles that may. */
export function WhoCan({ scope }: { scope: Scope }) {
  const { t } = useTranslation();
  const roles = rolesWith(scope).map((role) => t(`role.${role}`));
  return <>{t("notYours.who", { roles: roles.join(t("notYours.comma")) })}</>;
}
