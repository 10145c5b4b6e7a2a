package org.cardwire.brand;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cardwire.brand.oidc.Identity;
import org.cardwire.brand.oidc.OidcSettings;
import org.cardwire.brand.oidc.Refusal;
import org.cardwire.platform.db.Db;
import org.cardwire.platform.db.Tx;
import org.cardwire.platform.http.Principal;
import org.cardwire.platform.id.IdMint;

/**
 * Who of our users somebody is whom the provider vouches for: by subject, the first time by e-mail. Where the provider says
 * what they do, that becomes their role here; who is new is made a user of the first brand, if the settings allow it.
 */
public final class Newcomers {
    private final Db db;
    private final IdMint ids;
    private final Audit audit;
    private final Callers callers;

    public Newcomers(Db db, IdMint ids, Audit audit, Callers callers) {
        this.db = db;
        this.ids = ids;
        this.audit = audit;
        this.callers = callers;
    }

    /** Throws {@link Refusal}. */
    User known(Identity who, OidcSettings.Newcomers settings) {
        Optional<Role> role = role(who.groups(), settings.roles());
        User user = db.inTransaction(tx -> {
            User found = new UserStore(tx)
                    .findBySubject(who.subject())
                    .orElseGet(() -> byEmail(tx, who, role, settings.welcome()));
            if (found.disabled()) {
                throw new Refusal(Refusal.Code.DISABLED, found.toString());
            }
            return role.map(told -> withRole(tx, found, told)).orElse(found);
        });
        callers.forget();
        return user;
    }

    /** The first of our roles that one of the values stands for. */
    private static Optional<Role> role(List<String> groups, Map<String, String> roles) {
        return Arrays.stream(Role.values())
                .filter(role -> groups.stream()
                        .map(group -> roles.isEmpty() ? group : roles.getOrDefault(group, ""))
                        .anyMatch(role.wireName()::equals))
                .findFirst();
    }

    private User byEmail(Tx tx, Identity who, Optional<Role> role, boolean newUsers) {
        String email =
                who.email().orElseThrow(() -> new Refusal(Refusal.Code.EMAIL, "none that the provider has checked"));
        UserStore users = new UserStore(tx);
        User user = users.findByEmail(email).orElseGet(() -> make(tx, who, email, role, newUsers));
        if (!users.bind(user.id(), who.subject())) {
            throw new Refusal(Refusal.Code.OTHER_PERSON, user.toString());
        }
        return user;
    }

    private User make(Tx tx, Identity who, String email, Optional<Role> role, boolean newUsers) {
        if (!newUsers) {
            throw new Refusal(Refusal.Code.UNKNOWN_USER, "new users are not let in");
        }
        Role given = role.orElseThrow(() -> new Refusal(Refusal.Code.NO_ROLE, "none of the values is a role"));
        Brand brand = new BrandStore(tx).first().orElseThrow();
        long id = ids.next();
        UserStore users = new UserStore(tx);
        users.insert(id, brand.id(), email, who.name().orElse(email), given, brand.locale(), User.NO_PASSWORD);
        User made = users.find(id).orElseThrow();
        audit.note(tx, self(made), "user.created", User.ID.of(id), Map.of("role", given.wireName(), "by", "oidc"));
        return made;
    }

    /** The last admin stays one, whatever the provider says. */
    private User withRole(Tx tx, User user, Role role) {
        UserStore users = new UserStore(tx);
        boolean lastAdmin = user.role() == Role.ADMIN && !users.otherAdmin(user.brand(), user.id());
        if (user.role() == role || lastAdmin) {
            return user;
        }
        User changed = user.with(user.name(), role, user.locale(), user.disabled(), user.passwordHash());
        users.update(changed);
        audit.note(
                tx,
                self(user),
                "user.updated",
                User.ID.of(user.id()),
                Map.of("role", role.wireName(), "disabled", false, "by", "oidc"));
        return changed;
    }

    private static Principal self(User user) {
        return new Principal(user.brand(), User.ID.of(user.id()), false, Set.of(), Optional.empty());
    }
}
