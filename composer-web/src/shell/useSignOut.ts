import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { signOut } from "../api/calls";
import { signedIn } from "../api/signedIn";

/** Signed out here in any case: without an answer the cookie dies with its time. */
export function useSignOut(): () => Promise<void> {
  const navigate = useNavigate();
  const cache = useQueryClient();
  return async () => {
    const byOidc = signedIn.getState().session?.byOidc;
    await signOut().catch(() => undefined);
    signedIn.getState().end();
    cache.clear();
    // Out of the provider too, or the next press of its button would lead in again.
    if (byOidc) window.location.assign("/oidc/sign-out");
    else await navigate({ to: "/sign-in" });
  };
}
