import { MantineProvider } from "@mantine/core";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import "./i18n";
import "./styles.css";
import { ProblemError } from "./api/problem";
import { signedIn } from "./api/signedIn";
import { makeRouter } from "./router";
import { theme, variables } from "./theme";

const RETRIES = 3;

// A refusal stays a refusal; only silence is asked again.
const cache = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 10_000,
      retry: (count, error) => !(error instanceof ProblemError) && count < RETRIES,
    },
  },
});
const router = makeRouter(cache);

signedIn.subscribe(({ expired }, before) => {
  if (!expired || before.expired) return;
  cache.clear();
  void router.navigate({ to: "/sign-in", search: { to: router.state.location.href } });
});

const root = document.getElementById("root");
if (root) {
  createRoot(root).render(
    <StrictMode>
      <MantineProvider theme={theme} cssVariablesResolver={variables} defaultColorScheme="auto">
        <QueryClientProvider client={cache}>
          <RouterProvider router={router} />
        </QueryClientProvider>
      </MantineProvider>
    </StrictMode>,
  );
}
