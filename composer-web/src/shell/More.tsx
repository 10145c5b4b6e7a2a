import { Button } from "@mantine/core";
import classes from "./More.module.css";

type Paged = { hasNextPage: boolean; isFetchingNextPage: boolean; fetchNextPage: () => Promise<unknown> };

/** The way to the rest of a list, where there is more. */
export function More({ of, children }: { of: Paged; children: string }) {
  if (!of.hasNextPage) return null;
  return (
    <div className={classes.more}>
      <Button
        variant="default"
        loading={of.isFetchingNextPage}
        onClick={() => void of.fetchNextPage()}
        data-testid="more"
      >
        {children}
      </Button>
    </div>
  );
}
