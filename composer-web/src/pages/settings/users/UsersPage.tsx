import { Button } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import "../words";
import { users } from "../../../api/house";
import { useMay } from "../../../api/roles";
import { Empty } from "../../../shell/Empty";
import { Icon } from "../../../shell/Icon";
import { Lead } from "../Lead";
import { Pages, usePages } from "../Pages";
import classes from "../Settings.module.css";
import { ShownOnce } from "../ShownOnce";
import { UserForm } from "./UserForm";
import { UserItem } from "./UserItem";

/** Who may work for the brand. */
export function UsersPage() {
  const { t } = useTranslation("settings");
  const cache = useQueryClient();
  const list = usePages(["users"], users);
  const may = useMay("settings:write");
  const [adding, setAdding] = useState(false);
  const [handOver, setHandOver] = useState<{ name: string; url: string }>();
  const again = () => cache.invalidateQueries({ queryKey: ["users"] });
  const add = may && (
    <Button
      leftSection={<Icon name="plus" size={18} />}
      onClick={() => setAdding(true)}
      data-testid="add-user"
    >
      {t("users.add")}
    </Button>
  );
  return (
    <>
      <Lead title={t("tab.users")} text={t("users.lead")}>
        {add}
      </Lead>
      <Pages
        list={list}
        what={t("tab.users")}
        empty={<Empty icon="person" title={t("users.empty")} text={t("users.emptyText")} />}
      >
        {(items) => (
          <ul className={classes.list}>
            {items.map((user) => (
              <UserItem
                key={user.id}
                user={user}
                onChanged={again}
                onLink={(url) => setHandOver({ name: user.name, url })}
              />
            ))}
          </ul>
        )}
      </Pages>
      {adding && (
        <UserForm
          onClose={() => setAdding(false)}
          onDone={({ name }, url) => {
            setAdding(false);
            if (url) setHandOver({ name, url });
            void again();
          }}
        />
      )}
      {handOver && (
        <ShownOnce
          title={t("users.handTitle")}
          text={t("users.handText", handOver)}
          label={t("users.linkLabel")}
          secret={handOver.url}
          onClose={() => setHandOver(undefined)}
        />
      )}
    </>
  );
}
