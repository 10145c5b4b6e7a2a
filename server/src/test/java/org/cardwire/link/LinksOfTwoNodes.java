package org.cardwire.link;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The links of two nodes, as the first one sees them. */
public final class LinksOfTwoNodes implements LinksHere {
    private final List<Link> known = new ArrayList<>();
    private final Map<Integer, OpenLink> here = new TreeMap<>();
    private final Set<Integer> elsewhere = new HashSet<>();

    public void openHere(OpenLink link) {
        here.put(link.link().no(), link);
        known.add(link.link());
    }

    public void openElsewhere(Link link) {
        elsewhere.add(link.no());
        known.add(link);
    }

    public void openNowhere(Link link) {
        known.add(link);
    }

    @Override
    public List<Link> known() {
        return known;
    }

    @Override
    public Optional<OpenLink> find(int no) {
        return Optional.ofNullable(here.get(no));
    }

    @Override
    public boolean elsewhere(int no) {
        return elsewhere.contains(no);
    }
}
