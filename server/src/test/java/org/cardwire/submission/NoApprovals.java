package org.cardwire.submission;

import java.util.List;
import java.util.OptionalInt;

/** Of a brand that asks for none. */
final class NoApprovals implements Approvals {
    @Override
    public boolean approvedOnly(long brand) {
        return false;
    }

    @Override
    public boolean isApproved(long brand, long template, int version) {
        return false;
    }

    @Override
    public OptionalInt newestApproved(long brand, long template) {
        return OptionalInt.empty();
    }

    @Override
    public List<String> approvers(long brand) {
        return List.of();
    }
}
